namespace RedStation.Contracts.Stations;

/// <summary>What the door did on a recognition.</summary>
[Alias("door-outcome")]
public enum DoorOutcome
{
    /// <summary>The station has no smart door.</summary>
    None = 0,

    /// <summary>It opened.</summary>
    Opened = 1,

    /// <summary>It stayed shut, because the station is closed now.</summary>
    Refused = 2,
}
