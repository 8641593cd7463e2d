using System.Globalization;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Live;

/// <summary>What a client of the compact form knows, by the letter of <c>docs/hubs.md</c>, put into the shape that REST tells.</summary>
public sealed class CompactMap(LiveState state)
{
    private static readonly string[] States = ["free", "full", "closed", "offline", "noPorts", "retired"];

    private readonly Dictionary<long, Tile> held = [];

    /// <summary>The connection is gone and with it all that numbers stand for.</summary>
    public void Forget()
    {
        lock (held)
        {
            held.Clear();
        }
    }

    /// <summary>Takes an <c>s</c>.</summary>
    public void Whole(JsonNode message)
    {
        lock (held)
        {
            var name = (string)message["tile"]!;
            foreach (var old in held.Where(one => one.Value.Name == name).ToList())
            {
                held.Remove(old.Key);
            }

            var tile = new Tile(
                name, [.. message["stations"]!.AsArray().Select(station => station!.DeepClone())], (int)message["step"]!, (long)message["time"]!);
            held[(long)message["number"]!] = tile;
            Show(tile);
        }
    }

    /// <summary>Takes a <c>d</c>. False when something was missed, so that the tile must be asked for again.</summary>
    /// <param name="message">The bytes.</param>
    /// <param name="missed">Which tile then.</param>
    public bool Change(byte[] message, out string missed)
    {
        lock (held)
        {
            missed = "";
            using var bytes = new BinaryReader(new MemoryStream(message));
            if (!held.TryGetValue(bytes.Read7BitEncodedInt64(), out var tile) || tile.Lost)
            {
                return true;
            }

            missed = tile.Name;
            tile.Lost = bytes.ReadByte() != (tile.Step + 1) % 256;
            if (tile.Lost)
            {
                state.Missed();
                return false;
            }

            tile.Step = (tile.Step + 1) % 256;
            tile.Time += bytes.Read7BitEncodedInt64();
            while (bytes.BaseStream.Position < message.Length)
            {
                var index = bytes.Read7BitEncodedInt();
                tile.Stations[index] = Changed(tile.Stations[index], bytes, tile.Time);
            }

            Show(tile);
            return true;
        }
    }

    private static JsonNode Changed(JsonNode before, BinaryReader bytes, long time)
    {
        var station = before.DeepClone();
        var flags = bytes.ReadByte();
        var asOf = time - bytes.Read7BitEncodedInt64();
        var code = (flags & 4) != 0 ? bytes.Read7BitEncodedInt64() : 0;
        var ports = station["ports"]!;
        var offline = (int)ports["total"]!;
        foreach (var status in (string[])["available", "reserved", "charging", "faulted"])
        {
            var count = bytes.Read7BitEncodedInt();
            ports[status] = count;
            offline -= count;
        }

        ports["offline"] = offline;
        station["open"] = (flags & 1) != 0;
        station["connected"] = (flags & 2) != 0;
        station["reservable"] = (flags & 8) != 0;
        station["state"] = States[flags >> 5];
        station["asOf"] = (flags & 16) != 0
            ? null
            : DateTimeOffset.FromUnixTimeMilliseconds(asOf).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        station["revision"] = asOf + (code % 2 == 1 ? -(code + 1) / 2 : code / 2);
        return station;
    }

    /// <summary>There is no sequence in this form; the latest revision stands for it, to tell a step back.</summary>
    private void Show(Tile tile) => state.Put(tile.Name, new HeldTile(
        tile.Stations.Select(station => (long)station["revision"]!).DefaultIfEmpty().Max(),
        tile.Stations.ToDictionary(station => (string)station["id"]!, station => station)));

    private sealed class Tile(string name, List<JsonNode> stations, int step, long time)
    {
        public string Name => name;

        public List<JsonNode> Stations => stations;

        public int Step { get; set; } = step;

        public long Time { get; set; } = time;

        public bool Lost { get; set; }
    }
}
