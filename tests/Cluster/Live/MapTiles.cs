using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Live;

/// <summary>The web-map tiles of zoom 13, worked out here once more, so that the program's own sums are checked too.</summary>
public static class MapTiles
{
    /// <summary>Tiles that a connection may watch.</summary>
    public const int Most = 64;

    private const int Side = 1 << 13;

    /// <summary>The tile of a place.</summary>
    public static string At(double lat, double lon)
    {
        var radians = lat * Math.PI / 180;
        var x = (int)((lon + 180) / 360 * Side);
        var y = (int)((1 - (Math.Log(Math.Tan(radians) + (1 / Math.Cos(radians))) / Math.PI)) / 2 * Side);
        return FormattableString.Invariant($"13/{x}/{y}");
    }

    /// <summary>The tile that a station's summary says it stands in.</summary>
    public static string Of(JsonNode station) => At((double)station["position"]!["lat"]!, (double)station["position"]!["lon"]!);
}
