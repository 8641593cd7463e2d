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

    /// <summary>The station has fewer ports now, and this one is gone.</summary>
    PortRemoved = 5,

    /// <summary>The station is closed for good.</summary>
    StationRetired = 6,
}
