using System.Buffers;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Api.Live;

/// <summary>Writes the bytes of a <c>d</c>. The format is set down in <c>docs/hubs.md</c>.</summary>
public sealed class CompactDelta
{
    private const byte OpenFlag = 1;
    private const byte ConnectedFlag = 2;
    private const byte ShiftFlag = 4;
    private const byte ReservableFlag = 8;
    private const byte NeverHeardFlag = 16;

    /// <summary>The state's place in the flags: its number, from 0 for free.</summary>
    private const int StateShift = 5;

    private readonly ArrayBufferWriter<byte> bytes = new(32);
    private readonly long time;

    /// <summary>Begins a message.</summary>
    /// <param name="number">What stands for the tile.</param>
    /// <param name="step">The step this leads to.</param>
    /// <param name="before">The time that the client holds, in milliseconds since 1970.</param>
    /// <param name="time">The time from which the stations count back; not before that one.</param>
    public CompactDelta(int number, byte step, long before, long time)
    {
        this.time = time;
        Number(number);
        Byte(step);
        Number(time - before);
    }

    /// <summary>The message so far.</summary>
    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    /// <summary>Adds a changed station.</summary>
    /// <param name="index">Its place among the tile's stations.</param>
    /// <param name="station">The station; last heard at or before the message's time, or never.</param>
    public void Add(int index, StationSummary station)
    {
        // Of one that was never heard the revision is counted from the message's time.
        var from = station.HeardAt?.ToUnixTimeMilliseconds() ?? time;
        var shift = station.Revision - from;
        Number(index);
        Byte((byte)(
            (station.Open ? OpenFlag : 0) | (station.Connected ? ConnectedFlag : 0) | (shift != 0 ? ShiftFlag : 0)
            | (station.Reservable ? ReservableFlag : 0) | (station.HeardAt is null ? NeverHeardFlag : 0)
            | ((int)ConditionRules.Of(station) << StateShift)));
        Number(time - from);
        if (shift != 0)
        {
            // Small numbers of either sign in few bytes: 0, −1, 1, −2, … are written as 0, 1, 2, 3, …
            Number((shift << 1) ^ (shift >> 63));
        }

        Number(station.Ports.Available);
        Number(station.Ports.Reserved);
        Number(station.Ports.Charging);
        Number(station.Ports.Faulted);
    }

    private void Number(long value)
    {
        var rest = (ulong)value;
        for (; rest > 127; rest >>= 7)
        {
            Byte((byte)(rest | 128));
        }

        Byte((byte)rest);
    }

    private void Byte(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }
}
