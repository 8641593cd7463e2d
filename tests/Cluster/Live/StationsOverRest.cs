using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Live;

/// <summary>Stations as REST tells them, and where others differ from it.</summary>
public static class StationsOverRest
{
    private const int Pages = 200;

    /// <summary>Every station of every page, by id.</summary>
    public static async Task<Dictionary<string, JsonNode>> Read(HttpClient client)
    {
        var stations = new Dictionary<string, JsonNode>();
        for (string? cursor = null, path = $"/api/v1/stations?limit={Pages}"; path is not null;)
        {
            var page = (await client.GetFromJsonAsync<JsonObject>(path))!;
            foreach (var station in page["items"]!.AsArray())
            {
                stations.Add((string)station!["id"]!, station);
            }

            cursor = (string?)page["next"];
            path = cursor is null ? null : $"/api/v1/stations?limit={Pages}&cursor={Uri.EscapeDataString(cursor)}";
        }

        return stations;
    }

    /// <summary>Every port of a station, by number.</summary>
    public static async Task<Dictionary<int, string>> Ports(HttpClient client, string station)
    {
        var detail = (await client.GetFromJsonAsync<JsonObject>($"/api/v1/stations/{station}"))!;
        return detail["ports"]!["items"]!.AsArray().ToDictionary(port => (int)port!["port"]!, port => (string)port!["status"]!);
    }

    /// <summary>
    /// Waits until clients hold exactly what REST tells of their tiles, field by field, and fails with the differences if they never do.
    /// </summary>
    public static async Task UntilSame(HttpClient rest, params IReadOnlyList<LiveClient> clients)
    {
        var differences = new List<string>();
        try
        {
            await Until.True(
                async () =>
                {
                    var told = await Read(rest);
                    differences = [
                        .. clients.SelectMany((client, number) => Differences(told, client.State).Select(text => $"client {number}: {text}"))];
                    return differences.Count == 0;
                },
                "clients that hold what REST tells");
        }
        catch (Xunit.Sdk.XunitException)
        {
            Assert.Fail(string.Join('\n', differences.Take(20)));
        }
    }

    private static IEnumerable<string> Differences(Dictionary<string, JsonNode> told, LiveState state)
    {
        var expected = told.Where(station => state.Tiles.ContainsKey(MapTiles.Of(station.Value))).ToDictionary();
        var held = state.Tiles.SelectMany(tile => tile.Value.Stations.Select(station => (Tile: tile.Key, station.Key, station.Value))).ToList();
        return held.Where(station => station.Tile != MapTiles.Of(station.Value)).Select(station => $"{station.Key} is held in {station.Tile}")
            .Concat(held.GroupBy(station => station.Key).Where(same => same.Count() > 1).Select(same => $"{same.Key} is held twice"))
            .Concat(held.Where(station => !expected.ContainsKey(station.Key)).Select(station => $"{station.Key} is held and is not there"))
            .Concat(expected.Keys.Except(held.Select(station => station.Key)).Select(id => $"{id} is there and is not held"))
            .Concat(held.Where(station => expected.TryGetValue(station.Key, out var same) && !JsonNode.DeepEquals(same, station.Value))
                .Select(station => $"held {station.Value.ToJsonString()}, told {expected[station.Key].ToJsonString()}"));
    }
}
