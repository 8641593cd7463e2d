namespace RedStation.Contracts.Stations;

/// <summary>A port held for one rider until a time.</summary>
[GenerateSerializer, Immutable, Alias("reservation")]
public sealed record Reservation(
    [property: Id(0)] string ReservationId,
    [property: Id(1)] string StationId,
    [property: Id(2)] string StationName,
    [property: Id(3)] int Port,
    [property: Id(4)] DateTimeOffset ExpiresAt);

/// <summary>Why a reservation ended.</summary>
[Alias("reservation-end")]
public enum ReservationEnd
{
    /// <summary>Its time ran out.</summary>
    Expired = 0,

    /// <summary>The port reported a fault.</summary>
    PortFaulted = 1,

    /// <summary>The port or the station went offline.</summary>
    StationOffline = 2,

    /// <summary>Charging began.</summary>
    Started = 3,

    /// <summary>The rider gave it up.</summary>
    Cancelled = 4,

    /// <summary>The station has fewer ports now, and this one is gone.</summary>
    PortRemoved = 5,

    /// <summary>The station is closed for good.</summary>
    StationRetired = 6,
}

/// <summary>A rider asks for a port.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="RiderId">Who asks.</param>
/// <param name="Port">The port wanted, or null for any.</param>
[GenerateSerializer, Immutable, Alias("reserve-port")]
public sealed record ReservePort([property: Id(0)] string OperationId, [property: Id(1)] string RiderId, [property: Id(2)] int? Port)
{
    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{RiderId}/{OperationId}";
}

/// <summary>The port that a recognised rider has held at the station before which they stand. For the station's own equipment only.</summary>
/// <param name="ReservationId">The reservation.</param>
/// <param name="Port">Which port, from 1.</param>
/// <param name="ExpiresAt">Until when.</param>
[GenerateSerializer, Immutable, Alias("reserved-port")]
public sealed record ReservedPort(
    [property: Id(0)] string ReservationId, [property: Id(1)] int Port, [property: Id(2)] DateTimeOffset ExpiresAt);
