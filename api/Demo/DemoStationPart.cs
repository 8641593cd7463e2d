namespace RedStation.Api.Demo;

/// <summary>What the demo does with a station.</summary>
public enum DemoStationPart
{
    /// <summary>Its ports follow the day of charging.</summary>
    Played,

    /// <summary>It is kept connected and otherwise left to a person.</summary>
    Showcase,

    /// <summary>It is never heard of, as stations that were built but shut.</summary>
    Silent,
}
