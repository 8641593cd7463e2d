namespace RedStation.Contracts.Stations;

/// <summary>When a recognised rider opens a station's door.</summary>
[Alias("door-policy")]
public enum DoorPolicy
{
    /// <summary>There is no smart door.</summary>
    None = 0,

    /// <summary>Within opening hours only.</summary>
    Hours = 1,

    /// <summary>Day and night (24 小时智能门).</summary>
    Always = 2,
}
