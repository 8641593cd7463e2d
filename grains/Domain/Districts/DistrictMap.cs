using System.Collections.Frozen;
using System.Collections.Immutable;
using RedStation.Contracts;

namespace RedStation.Domain.Districts;

/// <summary>The 41 districts of Hangzhou, Ningbo, Wenzhou and Shaoxing after the reform of 2021. Never changes; share one.</summary>
public sealed class DistrictMap
{
    /// <summary>
    /// How far outside every outline a point may lie and still belong to the nearest district, in metres. Simplifying the outlines left
    /// slivers between neighbours, and quays that stand in the water.
    /// </summary>
    public const double ToleranceM = 300;

    private const string Resource = "RedStation.Domain.Districts.zhejiang4.topo.json";

    private readonly ImmutableArray<(District District, DistrictShape Shape)> shapes;
    private readonly FrozenDictionary<string, District> byAdcode;

    private DistrictMap(ImmutableArray<(District District, DistrictShape Shape)> shapes)
    {
        this.shapes = shapes;
        All = [.. shapes.Select(entry => entry.District)];
        byAdcode = All.ToFrozenDictionary(district => district.Adcode);
    }

    /// <summary>Every district, by adcode.</summary>
    public ImmutableArray<District> All { get; }

    /// <summary>Reads the boundaries that are part of this assembly; about 20 ms.</summary>
    public static DistrictMap Load()
    {
        using var outline = OpenOutline();
        return new DistrictMap([.. TopologyReader.Read(outline)
            .Select(read => (
                new District(read.Adcode, read.Name, DistrictNames.Romanised(read.Adcode), DistrictNames.City(read.Adcode), read.Centre),
                read.Shape))
            .OrderBy(entry => entry.Item1.Adcode, StringComparer.Ordinal)]);
    }

    /// <summary>The boundary file itself, TopoJSON in WGS-84.</summary>
    public static Stream OpenOutline() => typeof(DistrictMap).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidOperationException($"The assembly was built without its resource {Resource}.");

    /// <summary>The district a place lies in, or the nearest within <see cref="ToleranceM"/>, or null outside the four cities.</summary>
    public District? At(GeoPoint point)
    {
        if (!point.IsOnGlobe())
        {
            return null;
        }

        foreach (var (district, shape) in shapes)
        {
            if (shape.Contains(point))
            {
                return district;
            }
        }

        var (nearest, metres) = shapes
            .Select(entry => (entry.District, Metres: entry.Shape.MetresTo(point, ToleranceM)))
            .MinBy(entry => entry.Metres);
        return metres <= ToleranceM ? nearest : null;
    }

    /// <summary>The district with this adcode, or null.</summary>
    public District? Find(string adcode) => byAdcode.GetValueOrDefault(adcode);
}
