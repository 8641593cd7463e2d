using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;

namespace RedStation.Api.Stations;

/// <summary>What the fields of a station may be, for a request and for a row of a file: each says in its own words what is wrong.</summary>
internal static class StationFields
{
    /// <summary>How many charging ports there may be.</summary>
    public const string PortsRule = "0 to 64";

    /// <summary>Whether a station may have so many charging ports.</summary>
    public static bool IsPortCount(double ports) => double.IsInteger(ports) && ports is >= 0 and <= Limits.Ports;

    /// <summary>The district that a place lies in, null for none, and whether that is the one that was named, if one was.</summary>
    public static (District? District, bool IsAsNamed) DistrictAt(GeoPoint position, string? named, DistrictMap districts)
    {
        var district = districts.At(position);
        return (district, district is null || named is null || named == district.Adcode);
    }

    /// <summary>What a station offers, each once and in their order.</summary>
    public static ImmutableArray<StationService> Services(IEnumerable<StationService> services) => [.. services.Distinct().Order()];
}
