using System.Buffers;
using RedStation.Contracts;
using RedStation.Tests.Load.Live;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>
/// The floor's messages: those of the product, field by field, in the form that the watchers of the run use. A station's summaries
/// are made before the load, one for every step of its cycle; what is left at a send is to put them into a message.
/// </summary>
public sealed class FloorMessages
{
    private readonly LiveForm form;
    private readonly StationPlan plan;
    private readonly object[][] summaries;
    private readonly int[] places;
    private readonly Dictionary<TileId, int> numbers;
    private readonly long madeAt = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    /// <summary>Makes them.</summary>
    public FloorMessages(LiveForm form, StationPlan plan)
    {
        (this.form, this.plan) = (form, plan);
        numbers = plan.Tiles.Select((tile, number) => (tile, number)).ToDictionary(pair => pair.tile, pair => pair.number);
        places = [.. plan.Stations.Select(station => station.Number / plan.Tiles.Count)];
        summaries = [.. plan.Stations.Select(station =>
            Enumerable.Range(0, new PortCycle(station.Ports).Length).Select(step => Summary(station, step)).ToArray())];
    }

    /// <summary>The method that carries changes.</summary>
    public string Method => form.IsCompact ? "d" : "TileChanged";

    /// <summary>The argument that tells changes of a tile.</summary>
    /// <param name="tile">Which tile.</param>
    /// <param name="changes">Station numbers, and how many steps each has taken.</param>
    /// <param name="turn">The how-manieth message of the tile this is, from 1.</param>
    public object Change(TileId tile, IReadOnlyList<(int Station, long Steps)> changes, long turn) => form.IsCompact
        ? Compact(tile, changes, turn)
        : new FloorTile(tile.ToString(), turn - 1, turn, [.. changes.Select(change => SummaryOf(change.Station, change.Steps))]);

    /// <summary>The whole of a tile, before any change.</summary>
    public object Whole(TileId tile)
    {
        object[] stations = [.. plan.Stations.Where(station => station.Tile == tile).Select(station => SummaryOf(station.Number, 0))];
        return form.IsCompact
            ? new Dictionary<string, object>
            {
                ["tile"] = tile.ToString(),
                ["number"] = numbers[tile],
                ["step"] = 0,
                ["time"] = madeAt,
                ["stations"] = stations,
            }
            : new Dictionary<string, object> { ["tile"] = tile.ToString(), ["sequence"] = 0L, ["stations"] = stations };
    }

    private object SummaryOf(int station, long steps) => summaries[station][steps % summaries[station].Length];

    private byte[] Compact(TileId tile, IReadOnlyList<(int Station, long Steps)> changes, long turn)
    {
        var bytes = new ArrayBufferWriter<byte>(32);
        Number(bytes, numbers[tile]);
        Byte(bytes, (byte)turn);
        Number(bytes, 20);
        foreach (var (station, steps) in changes)
        {
            var (available, charging, faulted) = new PortCycle(plan.Stations[station].Ports).Counts(steps);
            Number(bytes, places[station]);
            Byte(bytes, 3);
            Number(bytes, 5);
            Number(bytes, available);
            Number(bytes, 0);
            Number(bytes, charging);
            Number(bytes, faulted);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Byte(ArrayBufferWriter<byte> bytes, byte value) => bytes.Write([value]);

    private static void Number(ArrayBufferWriter<byte> bytes, long value)
    {
        for (; value > 0x7f; value >>= 7)
        {
            Byte(bytes, (byte)((value & 0x7f) | 0x80));
        }

        Byte(bytes, (byte)value);
    }

    private FloorSummary Summary(PlannedStation station, int steps)
    {
        var (available, charging, faulted) = new PortCycle(station.Ports).Counts(steps);
        return new FloorSummary(
            station.Id, $"负载驿站 {station.Number}", "330106", new FloorPlace(station.Position.Lat, station.Position.Lon), true,
            new FloorPorts(station.Ports, available, 0, charging, faulted, 0), ["charging", "water", "rest"], madeAt,
            "2026-01-01T00:00:00.000Z", true, "free", true);
    }
}
