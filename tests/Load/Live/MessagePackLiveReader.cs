using System.Globalization;
using MessagePack;

namespace RedStation.Tests.Load.Live;

/// <summary>Reads MessagePack: the same names as in JSON.</summary>
public sealed class MessagePackLiveReader : ILiveReader
{
    /// <inheritdoc/>
    public void Tiles(ReadOnlyMemory<byte> body, ITileSink sink)
    {
        var reader = new MessagePackReader(body);
        for (var tiles = reader.ReadArrayHeader(); tiles > 0; tiles--)
        {
            Tile(ref reader, sink);
        }
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Binary(ReadOnlyMemory<byte> body)
    {
        var reader = new MessagePackReader(body);
        reader.ReadArrayHeader();
        return reader.ReadBytes()!.Value.First;
    }

    private static void Tile(ref MessagePackReader reader, ITileSink sink)
    {
        var head = TileHead.Empty;
        MessagePackReader stations = default;
        for (var fields = reader.ReadMapHeader(); fields > 0; fields--)
        {
            var name = Text(ref reader);
            switch (name)
            {
                case var _ when name.SequenceEqual("tile"u8): head.Tile = reader.ReadString()!; break;
                case var _ when name.SequenceEqual("after"u8): head.After = reader.ReadInt64(); break;
                case var _ when name.SequenceEqual("sequence"u8): head.Sequence = reader.ReadInt64(); break;
                case var _ when name.SequenceEqual("number"u8): head.Number = reader.ReadInt64(); break;
                case var _ when name.SequenceEqual("step"u8): head.Step = reader.ReadInt64(); break;
                case var _ when name.SequenceEqual("time"u8): head.Time = reader.ReadInt64(); break;
                case var _ when name.SequenceEqual("stations"u8):
                    // Read after the head, wherever in the map it stands.
                    stations = reader.CreatePeekReader();
                    reader.Skip();
                    break;
                default: reader.Skip(); break;
            }
        }

        if (!sink.Tile(head))
        {
            return;
        }

        for (var count = stations.ReadArrayHeader(); count > 0; count--)
        {
            Station(ref stations, sink);
        }

        sink.End();
    }

    private static void Station(ref MessagePackReader reader, ITileSink sink)
    {
        ReadOnlyMemory<byte> id = default;
        StationFigures figures = default;
        for (var fields = reader.ReadMapHeader(); fields > 0; fields--)
        {
            var name = Text(ref reader);
            switch (name)
            {
                case var _ when name.SequenceEqual("id"u8): id = reader.ReadStringSequence()!.Value.First; break;
                case var _ when name.SequenceEqual("revision"u8): figures = figures with { Revision = reader.ReadInt64() }; break;
                case var _ when name.SequenceEqual("asOf"u8): figures = figures with { AsOfMs = Time(ref reader) }; break;
                case var _ when name.SequenceEqual("open"u8): figures = figures with { Open = reader.ReadBoolean() }; break;
                case var _ when name.SequenceEqual("connected"u8): figures = figures with { Connected = reader.ReadBoolean() }; break;
                case var _ when name.SequenceEqual("reservable"u8): figures = figures with { Reservable = reader.ReadBoolean() }; break;
                case var _ when name.SequenceEqual("state"u8): figures = figures.WithState(reader.ReadString()); break;
                case var _ when name.SequenceEqual("ports"u8): figures = Ports(ref reader, figures); break;
                default: reader.Skip(); break;
            }
        }

        sink.Station(id.Span, figures);
    }

    private static StationFigures Ports(ref MessagePackReader reader, StationFigures figures)
    {
        for (var fields = reader.ReadMapHeader(); fields > 0; fields--)
        {
            var name = Text(ref reader);
            var count = reader.ReadInt32();
            figures = figures.With(name, count);
        }

        return figures;
    }

    private static long Time(ref MessagePackReader reader) => reader.TryReadNil() ? 0 : DateTimeOffset
        .Parse(reader.ReadString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();

    private static ReadOnlySpan<byte> Text(ref MessagePackReader reader) => reader.ReadStringSequence()!.Value.FirstSpan;
}
