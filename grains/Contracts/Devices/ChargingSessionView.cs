using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RedStation.Contracts.Devices;

/// <summary>A session of charging: one rider, one port, from its beginning to its end.</summary>
/// <param name="Id">Its id.</param>
/// <param name="StationId">Where.</param>
/// <param name="StationName">What riders call that.</param>
/// <param name="District">The station's adcode.</param>
/// <param name="Equipment">The charger.</param>
/// <param name="Connector">Which of its connectors.</param>
/// <param name="Port">Which port of the station that is; null when it was not configured.</param>
/// <param name="Status">Whether it goes on.</param>
/// <param name="StartedAt">When it began; by our clock where the charger's was impossible.</param>
/// <param name="EndedAt">When it ended, likewise; null while it goes on, and when its end was not heard.</param>
/// <param name="HeardAt">When it was last heard of, by our clock.</param>
/// <param name="EnergyWh">What was charged, in Wh, ≥ 0.</param>
/// <param name="PowerW">What goes through the port, in W, as last told; null when that is not known, and at the end.</param>
/// <param name="ChargePercent">How full the battery is, 0 … 100; null when that is not known.</param>
/// <param name="Reason">Why it ended, in the protocol's word, such as <c>EVDisconnected</c>; null when that was not told.</param>
/// <param name="ClockDoubtful">Whether the charger's clock was wrong: then times are those at which we heard.</param>
[GenerateSerializer, Immutable, Alias("charging-session")]
public sealed record ChargingSessionView(
    [property: Id(0)] string Id,
    [property: Id(1)] string StationId,
    [property: Id(2)] string StationName,
    [property: Id(3)] string District,
    [property: Id(4)] string Equipment,
    [property: Id(5)] int Connector,
    [property: Id(6)] int? Port,
    [property: Id(7)] ChargingStatus Status,
    [property: Id(8)] DateTimeOffset StartedAt,
    [property: Id(9)] DateTimeOffset? EndedAt,
    [property: Id(10)] DateTimeOffset HeardAt,
    [property: Id(11)] decimal EnergyWh,
    [property: Id(12)] decimal? PowerW,
    [property: Id(13)] decimal? ChargePercent,
    [property: Id(14)] string? Reason,
    [property: Id(15)] bool ClockDoubtful)
{
    /// <summary>Who charges; null when that is not known. Not for people who read the session.</summary>
    [Id(16), JsonIgnore] public string? RiderId { get; init; }

    /// <summary>By what the charger is told to stop it. Not for people.</summary>
    [Id(17), JsonIgnore] public string StopBy { get; init; } = "";

    /// <summary>What the reader may do with it now: <c>stop</c>.</summary>
    [Id(18)] public ImmutableArray<ChargingAction> Actions { get; init; } = [];
}

/// <summary>How a session stands.</summary>
[Alias("charging-status")]
public enum ChargingStatus
{
    /// <summary>It goes on.</summary>
    Charging = 0,

    /// <summary>It has ended.</summary>
    Ended = 1,

    /// <summary>Another one has begun at the same place, and its end was not heard; it may be yet.</summary>
    Lost = 2,
}

/// <summary>What can be done with a session.</summary>
[Alias("charging-action")]
public enum ChargingAction
{
    /// <summary>End it.</summary>
    Stop = 0,
}
