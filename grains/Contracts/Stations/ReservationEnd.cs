namespace RedStation.Contracts.Stations;

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
}
