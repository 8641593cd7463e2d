using System.Text.Json;

namespace RedStation.Tests.Load.Live;

/// <summary>Reads JSON.</summary>
public sealed class JsonLiveReader : ILiveReader
{
    private const int LongestId = 64;

    /// <inheritdoc/>
    public void Tiles(ReadOnlyMemory<byte> body, ITileSink sink)
    {
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            Tile(ref reader, sink);
        }
    }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Binary(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        reader.Read();
        return reader.GetBytesFromBase64();
    }

    private static void Tile(ref Utf8JsonReader reader, ITileSink sink)
    {
        var head = TileHead.Empty;
        Utf8JsonReader stations = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("stations"u8))
            {
                // Read after the head, wherever in the object it stands.
                reader.Read();
                stations = reader;
                reader.Skip();
                continue;
            }

            var name = reader.ValueSpan;
            reader.Read();
            switch (name)
            {
                case var _ when name.SequenceEqual("tile"u8): head.Tile = reader.GetString()!; break;
                case var _ when name.SequenceEqual("after"u8): head.After = reader.GetInt64(); break;
                case var _ when name.SequenceEqual("sequence"u8): head.Sequence = reader.GetInt64(); break;
                case var _ when name.SequenceEqual("number"u8): head.Number = reader.GetInt64(); break;
                case var _ when name.SequenceEqual("step"u8): head.Step = reader.GetInt64(); break;
                case var _ when name.SequenceEqual("time"u8): head.Time = reader.GetInt64(); break;
                default: reader.Skip(); break;
            }
        }

        if (!sink.Tile(head))
        {
            return;
        }

        while (stations.Read() && stations.TokenType == JsonTokenType.StartObject)
        {
            Station(ref stations, sink);
        }

        sink.End();
    }

    /// <summary>Reads a station, the reader standing at its brace. Also what REST tells is read here.</summary>
    public static void Station(ref Utf8JsonReader reader, ITileSink sink)
    {
        Span<byte> id = stackalloc byte[LongestId];
        var idLength = 0;
        StationFigures figures = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            switch (name)
            {
                case var _ when name.SequenceEqual("id"u8): idLength = reader.CopyString(id); break;
                case var _ when name.SequenceEqual("revision"u8): figures = figures with { Revision = reader.GetInt64() }; break;
                case var _ when name.SequenceEqual("asOf"u8): figures = figures with { AsOfMs = Time(ref reader) }; break;
                case var _ when name.SequenceEqual("open"u8): figures = figures with { Open = reader.GetBoolean() }; break;
                case var _ when name.SequenceEqual("connected"u8): figures = figures with { Connected = reader.GetBoolean() }; break;
                case var _ when name.SequenceEqual("reservable"u8): figures = figures with { Reservable = reader.GetBoolean() }; break;
                case var _ when name.SequenceEqual("state"u8): figures = figures.WithState(reader.GetString()); break;
                case var _ when name.SequenceEqual("ports"u8): figures = Ports(ref reader, figures); break;
                default: reader.Skip(); break;
            }
        }

        sink.Station(id[..idLength], figures);
    }

    private static long Time(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Null ? 0 : reader.GetDateTimeOffset().ToUnixTimeMilliseconds();

    private static StationFigures Ports(ref Utf8JsonReader reader, StationFigures figures)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Number)
            {
                reader.Skip();
                continue;
            }

            var count = reader.GetInt32();
            figures = figures.With(name, count);
        }

        return figures;
    }
}
