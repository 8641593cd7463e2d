namespace RedStation.Tests.Load.Live;

/// <summary>Reads a <c>d</c> of the live hub's compact form (api/docs/hubs.md).</summary>
public ref struct CompactDelta(ReadOnlySpan<byte> bytes)
{
    private const int Open = 1;
    private const int Connected = 2;
    private const int HasShift = 4;
    private const int Reservable = 8;
    private const int NeverHeard = 16;
    private const int StateShift = 5;

    private ReadOnlySpan<byte> left = bytes;

    /// <summary>Whether all is read.</summary>
    public readonly bool IsOver => left.IsEmpty;

    /// <summary>The next number.</summary>
    public long Number()
    {
        long value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = Byte();
            value |= (long)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }

    /// <summary>The next byte.</summary>
    public byte Byte()
    {
        var first = left[0];
        left = left[1..];
        return first;
    }

    /// <summary>The next station: its place in the tile, and its figures but for the total and what follows from it.</summary>
    public (int Index, StationFigures Figures) Station(long time)
    {
        var index = (int)Number();
        var flags = Byte();
        var from = time - Number();
        var code = (flags & HasShift) != 0 ? Number() : 0;
        var revision = from + (code % 2 == 1 ? -(code + 1) / 2 : code / 2);
        return (index, new StationFigures(
            revision,
            (flags & NeverHeard) != 0 ? 0 : from,
            (flags & Open) != 0,
            (flags & Connected) != 0,
            0, (int)Number(), (int)Number(), (int)Number(), (int)Number(), 0,
            flags >> StateShift,
            (flags & Reservable) != 0));
    }
}
