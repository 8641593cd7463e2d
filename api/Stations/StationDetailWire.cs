using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>A station with every port; otherwise as <see cref="StationSummaryWire"/>.</summary>
/// <param name="Id">The station's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="District">Its GB/T 2260 adcode.</param>
/// <param name="Position">Where it stands, WGS-84.</param>
/// <param name="Open">Whether it is within its opening hours.</param>
/// <param name="Ports">Its ports by state, and each of them.</param>
/// <param name="Services">What it offers.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="AsOf">When its charging controller was last heard; null when it never was.</param>
/// <param name="Connected">False while its charging controller is silent.</param>
/// <param name="State">What a rider can expect, in one word.</param>
/// <param name="Reservable">Whether a port could be held now.</param>
/// <param name="Hours">When it is open; null means day and night.</param>
/// <param name="Door">When its door opens to a recognised rider.</param>
/// <param name="OperatorName">The organisation that runs it.</param>
/// <param name="Address">The street address.</param>
/// <param name="Retired">Whether it is closed for good. No list names it then; what happened there is kept.</param>
public sealed record StationDetailWire(
    string Id,
    string Name,
    string District,
    GeoPoint Position,
    bool Open,
    StationPortsWire Ports,
    ImmutableArray<StationService> Services,
    long Revision,
    DateTimeOffset? AsOf,
    bool Connected,
    StationCondition State,
    bool Reservable,
    OpeningHoursWire? Hours,
    DoorPolicy Door,
    string? OperatorName,
    string? Address,
    bool Retired);
