using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>A station in lists and on the live map.</summary>
/// <param name="Id">The station's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="District">Its GB/T 2260 adcode.</param>
/// <param name="Position">Where it stands, WGS-84.</param>
/// <param name="Open">Whether it is within its opening hours.</param>
/// <param name="Ports">Its ports by state.</param>
/// <param name="Services">What it offers.</param>
/// <param name="Revision">Grows with every change; the greater is the newer.</param>
/// <param name="AsOf">When the station was last heard from.</param>
/// <param name="Connected">False once it has been silent too long; all its ports are then offline.</param>
/// <param name="DistanceM">Metres from the place asked about, as the crow flies; only in answers to <c>near</c>.</param>
public sealed record StationSummaryWire(
    string Id,
    string Name,
    string District,
    GeoPoint Position,
    bool Open,
    PortCounts Ports,
    ImmutableArray<StationService> Services,
    long Revision,
    DateTimeOffset AsOf,
    bool Connected,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? DistanceM = null);
