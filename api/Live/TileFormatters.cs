using MessagePack;
using MessagePack.Formatters;
using RedStation.Api.Http.Json;
using RedStation.Api.Stations;

namespace RedStation.Api.Live;

/// <summary>
/// Writes what the live map sends most straight into MessagePack, with the names and texts that it has in JSON. Made by way of JSON, as all else
/// is, the state of a tile costs ten times as much.
/// </summary>
public static class TileFormatters
{
    /// <summary>The formatters.</summary>
    public static IReadOnlyList<IMessagePackFormatter> All { get; } = [new WholeState(), new Change(), new Compact()];

    private static void Write(ref MessagePackWriter writer, IReadOnlyList<StationSummaryWire> stations)
    {
        writer.WriteString("stations"u8);
        writer.WriteArrayHeader(stations.Count);
        foreach (var station in stations)
        {
            Write(ref writer, station);
        }
    }

    private static void Write(ref MessagePackWriter writer, StationSummaryWire station)
    {
        writer.WriteMapHeader(12);
        writer.WriteString("id"u8);
        writer.Write(station.Id);
        writer.WriteString("name"u8);
        writer.Write(station.Name);
        writer.WriteString("district"u8);
        writer.Write(station.District);
        writer.WriteString("position"u8);
        writer.WriteMapHeader(2);
        writer.WriteString("lat"u8);
        writer.Write(station.Position.Lat);
        writer.WriteString("lon"u8);
        writer.Write(station.Position.Lon);
        writer.WriteString("open"u8);
        writer.Write(station.Open);
        WritePorts(ref writer, station);
        writer.WriteString("services"u8);
        writer.WriteArrayHeader(station.Services.Length);
        foreach (var service in station.Services)
        {
            writer.Write(WireNames.Of(service));
        }

        writer.WriteString("revision"u8);
        writer.Write(station.Revision);
        writer.WriteString("asOf"u8);
        if (station.AsOf is { } asOf)
        {
            writer.Write(WireTimeConverter.Text(asOf));
        }
        else
        {
            writer.WriteNil();
        }

        writer.WriteString("connected"u8);
        writer.Write(station.Connected);
        writer.WriteString("state"u8);
        writer.Write(WireNames.Of(station.State));
        writer.WriteString("reservable"u8);
        writer.Write(station.Reservable);
    }

    private static void WritePorts(ref MessagePackWriter writer, StationSummaryWire station)
    {
        writer.WriteString("ports"u8);
        writer.WriteMapHeader(6);
        writer.WriteString("total"u8);
        writer.Write(station.Ports.Total);
        writer.WriteString("available"u8);
        writer.Write(station.Ports.Available);
        writer.WriteString("reserved"u8);
        writer.Write(station.Ports.Reserved);
        writer.WriteString("charging"u8);
        writer.Write(station.Ports.Charging);
        writer.WriteString("faulted"u8);
        writer.Write(station.Ports.Faulted);
        writer.WriteString("offline"u8);
        writer.Write(station.Ports.Offline);
    }

    /// <summary>For what the server only sends.</summary>
    private abstract class Sent<T> : IMessagePackFormatter<T>
    {
        public abstract void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options);

        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            throw new NotSupportedException($"No client sends a {typeof(T).Name}.");
    }

    private sealed class WholeState : Sent<TileState>
    {
        public override void Serialize(ref MessagePackWriter writer, TileState value, MessagePackSerializerOptions options)
        {
            writer.WriteMapHeader(3);
            writer.WriteString("tile"u8);
            writer.Write(value.Tile);
            writer.WriteString("sequence"u8);
            writer.Write(value.Sequence);
            Write(ref writer, value.Stations);
        }
    }

    private sealed class Change : Sent<TileChange>
    {
        public override void Serialize(ref MessagePackWriter writer, TileChange value, MessagePackSerializerOptions options)
        {
            writer.WriteMapHeader(4);
            writer.WriteString("tile"u8);
            writer.Write(value.Tile);
            writer.WriteString("after"u8);
            writer.Write(value.After);
            writer.WriteString("sequence"u8);
            writer.Write(value.Sequence);
            Write(ref writer, value.Stations);
        }
    }

    private sealed class Compact : Sent<CompactState>
    {
        public override void Serialize(ref MessagePackWriter writer, CompactState value, MessagePackSerializerOptions options)
        {
            writer.WriteMapHeader(5);
            writer.WriteString("tile"u8);
            writer.Write(value.Tile);
            writer.WriteString("number"u8);
            writer.Write(value.Number);
            writer.WriteString("step"u8);
            writer.Write(value.Step);
            writer.WriteString("time"u8);
            writer.Write(value.Time);
            Write(ref writer, value.Stations);
        }
    }
}
