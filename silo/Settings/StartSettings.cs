namespace RedStation.Silo.Settings;

/// <summary>What a process is told to be; the configuration section <c>RedStation</c>.</summary>
public sealed class StartSettings
{
    /// <summary>Whether the demo city is loaded and anybody may sign in as its people.</summary>
    public bool Demo { get; set; }

    /// <summary>Where the grains live that an api calls.</summary>
    public HostingMode Hosting { get; set; }
}
