namespace RedStation.Contracts.Devices;

/// <summary>What a charger says of a session. Repeating it changes nothing, and what comes out of turn ends in the same.</summary>
/// <param name="Place">Where.</param>
/// <param name="Moment">Which part of the session it tells of.</param>
/// <param name="At">When that was, by the charger's clock; it may be hours ago, and the clock may be wrong.</param>
[GenerateSerializer, Immutable, Alias("report-charging")]
public sealed record ReportCharging(
    [property: Id(0)] ChargingPlace Place, [property: Id(1)] ChargingMoment Moment, [property: Id(2)] DateTimeOffset At)
{
    /// <summary>What tells the session from all others of this charger; null when it is told by its number. A session begins with a key.</summary>
    [Id(3)] public string? Key { get; init; }

    /// <summary>The number that the session was given; of another charger's it says nothing.</summary>
    [Id(4)] public int? Number { get; init; }

    /// <summary>The name that the charger itself gave the session, by which it can be told to stop; null for none.</summary>
    [Id(5)] public string? TransactionId { get; init; }

    /// <summary>Who charges, as far as this report tells.</summary>
    [Id(6)] public string? RiderId { get; init; }

    /// <summary>What the meter shows, or null.</summary>
    [Id(7)] public ChargerReading? Reading { get; init; }

    /// <summary>Why it ended, in the protocol's word; ≤ 40 characters.</summary>
    [Id(8)] public string? Reason { get; init; }

    /// <summary>Whether it happened while the charger had no network.</summary>
    [Id(9)] public bool Offline { get; init; }
}

/// <summary>Which part of a session a charger tells of.</summary>
[Alias("charging-moment")]
public enum ChargingMoment
{
    /// <summary>Its beginning.</summary>
    Begun = 0,

    /// <summary>That it goes on.</summary>
    GoesOn = 1,

    /// <summary>Its end.</summary>
    Ended = 2,
}

/// <summary>Where a session is.</summary>
/// <param name="Equipment">The charger's identity.</param>
/// <param name="StationId">Its station.</param>
/// <param name="StationName">What riders call that.</param>
/// <param name="District">The station's adcode.</param>
/// <param name="Connector">Which connector, as the charger counts it.</param>
/// <param name="Port">Which port of the station that is; null when that is not configured.</param>
[GenerateSerializer, Immutable, Alias("charging-place")]
public sealed record ChargingPlace(
    [property: Id(0)] string Equipment,
    [property: Id(1)] string StationId,
    [property: Id(2)] string StationName,
    [property: Id(3)] string District,
    [property: Id(4)] int Connector,
    [property: Id(5)] int? Port);

/// <summary>What a meter shows.</summary>
/// <param name="At">When, by the charger's clock.</param>
/// <param name="RegisterWh">What has gone through the meter in all, in Wh; null when that was not told.</param>
/// <param name="PowerW">What goes through it now, in W; null likewise.</param>
/// <param name="ChargePercent">How full the battery is, 0 … 100; null likewise.</param>
[GenerateSerializer, Immutable, Alias("charger-reading")]
public sealed record ChargerReading(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] decimal? RegisterWh = null,
    [property: Id(2)] decimal? PowerW = null,
    [property: Id(3)] decimal? ChargePercent = null);

/// <summary>Under what a session is known.</summary>
/// <param name="SessionId">Its id.</param>
/// <param name="Number">Its number, by which OCPP 1.6 calls it: from 1, one in the world.</param>
[GenerateSerializer, Immutable, Alias("known-session")]
public sealed record KnownSession([property: Id(0)] string SessionId, [property: Id(1)] int Number);
