namespace RedStation.Contracts.Stations;

/// <summary>What a rider can expect of a station, in one word: sign, colour and text on every screen follow it.</summary>
[Alias("station-condition")]
public enum StationCondition
{
    /// <summary>A port is free.</summary>
    Free = 0,

    /// <summary>No port is free.</summary>
    Full = 1,

    /// <summary>It is shut now, whatever its ports do.</summary>
    Closed = 2,

    /// <summary>Nothing is known of any port.</summary>
    Offline = 3,

    /// <summary>It has no charging ports.</summary>
    NoPorts = 4,

    /// <summary>It is closed for good.</summary>
    Retired = 5,
}
