using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Domain.Districts;

namespace RedStation.Api.Demo;

/// <summary>One of the four cities: how its stations are numbered, and whose adcode its staff carry.</summary>
/// <param name="Code">Two letters, e.g. <c>hz</c>.</param>
/// <param name="Adcode">The city's adcode, e.g. <c>330100</c>.</param>
/// <param name="Name">Its Chinese name without 市.</param>
/// <param name="Centre">Its busiest place.</param>
public sealed record DemoCityPlan(string Code, string Adcode, string Name, GeoPoint Centre)
{
    /// <summary>The four cities.</summary>
    public static ImmutableArray<DemoCityPlan> All { get; } =
    [
        new("hz", "330100", "杭州", new GeoPoint(30.2741, 120.1551)),
        new("nb", "330200", "宁波", new GeoPoint(29.8683, 121.5440)),
        new("wz", "330300", "温州", new GeoPoint(27.9939, 120.6994)),
        new("sx", "330600", "绍兴", new GeoPoint(29.9996, 120.5812)),
    ];

    /// <summary>The city a district belongs to.</summary>
    public static DemoCityPlan Of(string adcode) => All.First(city => DistrictScope.Covers([city.Adcode], adcode));
}
