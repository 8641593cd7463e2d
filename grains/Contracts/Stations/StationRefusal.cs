namespace RedStation.Contracts.Stations;

/// <summary>Why a station refused a command.</summary>
[Alias("station-refusal")]
public enum StationRefusal
{
    /// <summary>No station has this id.</summary>
    StationNotFound = 0,

    /// <summary>The operation id was used before with another body.</summary>
    OperationIdReused = 1,

    /// <summary>No port, or not the port asked for, is free.</summary>
    NoFreePort = 2,

    /// <summary>The rider already holds a reservation, here or elsewhere.</summary>
    AlreadyReserved = 3,

    /// <summary>The station has no such port.</summary>
    PortNotFound = 4,

    /// <summary>The reservation is not known, or is over.</summary>
    ReservationNotFound = 5,

    /// <summary>The reservation is another rider's.</summary>
    ReservationNotYours = 6,

    /// <summary>The rider is blocked.</summary>
    RiderBlocked = 7,

    /// <summary>The credential's time is over.</summary>
    CredentialExpired = 8,

    /// <summary>The credential has been used.</summary>
    CredentialUsed = 9,

    /// <summary>The credential is not one of ours.</summary>
    CredentialInvalid = 10,

    /// <summary>The operation id was used so long ago that its answer is no longer kept; nothing is done again.</summary>
    OperationIdTooOld = 11,

    /// <summary>The station is closed, or closes before the reservation would end.</summary>
    StationClosed = 12,

    /// <summary>Nothing is known of any port of the station: its charging controller is silent.</summary>
    StationOffline = 13,

    /// <summary>Nothing is known of the port asked for, while others of the station are heard.</summary>
    PortOffline = 14,

    /// <summary>The station is closed for good.</summary>
    StationRetired = 15,

    /// <summary>The rider has just let a reservation pass unused; others have their turn first.</summary>
    ReservationPaused = 16,

    /// <summary>The rider has let as many reservations pass unused today as a day allows.</summary>
    ReservationLimit = 17,

    /// <summary>A port is free: there is nothing to wait for.</summary>
    PortIsFree = 18,

    /// <summary>As many wait for a port as may.</summary>
    QueueFull = 19,
}
