using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Live;

/// <summary>What a client holds of a tile.</summary>
/// <param name="Sequence">The sequence that the next change must follow.</param>
/// <param name="Stations">Its stations by id, as they came over the wire.</param>
public sealed record HeldTile(long Sequence, IReadOnlyDictionary<string, JsonNode> Stations)
{
    /// <summary>Reads a tile as <c>Watch</c> and <c>TileReset</c> give it.</summary>
    public static HeldTile Whole(JsonNode tile) => new((long)tile["sequence"]!, Changed(new Dictionary<string, JsonNode>(), tile));

    /// <summary>The tile after a <c>TileChanged</c>.</summary>
    public HeldTile With(JsonNode change) => new((long)change["sequence"]!, Changed(Stations, change));

    private static Dictionary<string, JsonNode> Changed(IReadOnlyDictionary<string, JsonNode> before, JsonNode message)
    {
        var stations = new Dictionary<string, JsonNode>(before);
        foreach (var station in message["stations"]!.AsArray())
        {
            stations[(string)station!["id"]!] = station;
        }

        return stations;
    }
}
