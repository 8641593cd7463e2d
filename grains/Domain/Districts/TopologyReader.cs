using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RedStation.Contracts;

namespace RedStation.Domain.Districts;

/// <summary>Reads quantised TopoJSON: rings are made of arcs, an arc of integer steps, and neighbours share the arcs between them.</summary>
internal static class TopologyReader
{
    /// <summary>Every district of the file with its outline, in the order of the file.</summary>
    public static IEnumerable<(string Adcode, string Name, GeoPoint Centre, DistrictShape Shape)> Read(Stream file)
    {
        using var document = JsonDocument.Parse(file);
        var root = document.RootElement;
        var arcs = ReadArcs(root);
        foreach (var geometry in root.GetProperty("objects").GetProperty("d").GetProperty("geometries").EnumerateArray())
        {
            var properties = geometry.GetProperty("properties");
            var centre = properties.GetProperty("c");
            yield return (
                geometry.GetProperty("id").GetInt32().ToString(CultureInfo.InvariantCulture),
                properties.GetProperty("name").GetString()!,
                new GeoPoint(centre[1].GetDouble(), centre[0].GetDouble()),
                new DistrictShape([.. geometry.GetProperty("arcs").EnumerateArray().Select(polygon => ReadPolygon(polygon, arcs))]));
        }
    }

    private static ImmutableArray<Ring> ReadPolygon(JsonElement polygon, ImmutableArray<ImmutableArray<GeoPoint>> arcs) =>
        [.. polygon.EnumerateArray().Select(ring => new Ring([.. ring.EnumerateArray().SelectMany(arc => Along(arcs, arc.GetInt32()))]))];

    // The number ~i is arc i walked backwards.
    private static IEnumerable<GeoPoint> Along(ImmutableArray<ImmutableArray<GeoPoint>> arcs, int arc) =>
        arc >= 0 ? arcs[arc] : arcs[~arc].Reverse();

    private static ImmutableArray<ImmutableArray<GeoPoint>> ReadArcs(JsonElement root)
    {
        var transform = root.GetProperty("transform");
        var (scale, origin) = (transform.GetProperty("scale"), transform.GetProperty("translate"));
        var (lonStep, latStep) = (scale[0].GetDouble(), scale[1].GetDouble());
        var (lonOrigin, latOrigin) = (origin[0].GetDouble(), origin[1].GetDouble());
        return [.. root.GetProperty("arcs").EnumerateArray().Select(arc => ReadArc(arc))];

        ImmutableArray<GeoPoint> ReadArc(JsonElement arc)
        {
            var (x, y) = (0, 0);
            return
            [
                .. arc.EnumerateArray().Select(step =>
                {
                    (x, y) = (x + step[0].GetInt32(), y + step[1].GetInt32());
                    return new GeoPoint(latOrigin + y * latStep, lonOrigin + x * lonStep);
                }),
            ];
        }
    }
}
