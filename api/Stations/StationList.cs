using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>A page of stations.</summary>
/// <param name="Items">The stations; nearest first when asked with <c>near</c>, by id otherwise.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record StationList(IReadOnlyList<StationSummaryWire> Items, string? Next);

/// <summary>A station in lists and on the live map.</summary>
/// <param name="Id">The station's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="District">Its GB/T 2260 adcode.</param>
/// <param name="Position">Where it stands, WGS-84.</param>
/// <param name="Open">Whether it is within its opening hours.</param>
/// <param name="Ports">Its ports by state.</param>
/// <param name="Services">What it offers.</param>
/// <param name="Revision">Grows with every change; the greater is the newer.</param>
/// <param name="AsOf">When its charging controller was last heard; null when it never was.</param>
/// <param name="Connected">False while its charging controller is silent; all its ports are then offline.</param>
/// <param name="State">What a rider can expect, in one word; what is shown of the station follows it.</param>
/// <param name="Reservable">Whether a port could be held now: one is free, and the station stays open for as long as a reservation lives.</param>
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
    DateTimeOffset? AsOf,
    bool Connected,
    StationCondition State,
    bool Reservable,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? DistanceM = null);
