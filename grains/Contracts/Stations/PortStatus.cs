namespace RedStation.Contracts.Stations;

/// <summary>The state of a charging port, 充电口.</summary>
[Alias("port-status")]
public enum PortStatus
{
    /// <summary>Free: anyone may plug in or reserve it.</summary>
    Available = 0,

    /// <summary>Held for one rider.</summary>
    Reserved = 1,

    /// <summary>In use.</summary>
    Charging = 2,

    /// <summary>Reported broken.</summary>
    Faulted = 3,

    /// <summary>Not known: the port or its station does not report.</summary>
    Offline = 4,
}
