namespace RedStation.Silo.Settings;

/// <summary>How the log looks; the configuration section <c>RedStation:Logs</c>.</summary>
public sealed class LogSettings
{
    /// <summary>JSON for machines in place of lines for people.</summary>
    public bool Json { get; set; }
}
