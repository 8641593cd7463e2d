using System.Collections.Immutable;
using System.Text.Json.Serialization;
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

/// <summary>How many ports are in each state, and each of them.</summary>
/// <param name="Total">All ports.</param>
/// <param name="Available">Free ones.</param>
/// <param name="Reserved">Ones held for a rider.</param>
/// <param name="Charging">Ones in use.</param>
/// <param name="Faulted">Broken ones.</param>
/// <param name="Offline">Ones whose state is not known.</param>
/// <param name="Items">Every port, by number.</param>
public sealed record StationPortsWire(
    int Total, int Available, int Reserved, int Charging, int Faulted, int Offline, ImmutableArray<PortWire> Items);

/// <summary>One port.</summary>
/// <param name="Port">Its number, from 1.</param>
/// <param name="Status">Its status; <c>offline</c> while its controller is silent about it.</param>
/// <param name="At">Since when its controller says so, by the controller's clock; null when it never said anything.</param>
/// <param name="AsOf">When its controller last spoke of it, by the server's clock; null for never.</param>
/// <param name="HeldBy">
/// While it is <c>reserved</c>: <c>rider</c> when one of our riders holds it, <c>device</c> when its controller keeps it for somebody we do not
/// know. Otherwise null.
/// </param>
/// <param name="ReservedUntil">Until when it is held for a rider; told to the station's own equipment only.</param>
public sealed record PortWire(
    int Port,
    PortStatus Status,
    DateTimeOffset? At,
    DateTimeOffset? AsOf,
    PortHolder? HeldBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ReservedUntil = null);

/// <summary>Daily opening hours, China Standard Time. Closing before or at opening means past midnight.</summary>
/// <param name="Opens">The first minute the station is open, <c>HH:mm</c>; <c>8:00</c> is read too.</param>
/// <param name="Closes">The first minute it is shut again, <c>HH:mm</c>; <c>24:00</c> is read as midnight.</param>
public sealed record OpeningHoursWire(string? Opens, string? Closes);
