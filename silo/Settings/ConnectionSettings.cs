namespace RedStation.Silo.Settings;

/// <summary>Databases; the configuration section <c>ConnectionStrings</c>.</summary>
public sealed class ConnectionSettings
{
    /// <summary>PostgreSQL in place of the embedded database.</summary>
    public string? RedStation { get; set; }
}
