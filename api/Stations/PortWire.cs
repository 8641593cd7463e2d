using System.Text.Json.Serialization;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

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
