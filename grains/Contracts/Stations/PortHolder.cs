namespace RedStation.Contracts.Stations;

/// <summary>Who keeps a reserved port for somebody.</summary>
[Alias("port-holder")]
public enum PortHolder
{
    /// <summary>We do, for one of our riders.</summary>
    Rider = 0,

    /// <summary>The station's own controller does, for somebody we do not know, such as a customer of another app.</summary>
    Device = 1,
}
