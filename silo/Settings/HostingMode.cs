namespace RedStation.Silo.Settings;

/// <summary>Where the grains live that this process calls.</summary>
public enum HostingMode
{
    /// <summary>In this process, which holds a silo, and in others of its cluster if there are any.</summary>
    Together,

    /// <summary>In silo processes of a cluster on PostgreSQL; this one is an Orleans client.</summary>
    Client,
}
