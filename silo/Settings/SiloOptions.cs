using System.ComponentModel.DataAnnotations;

namespace RedStation.Silo.Settings;

/// <summary>How the silo is set up; the configuration section <c>RedStation</c>.</summary>
public sealed class SiloOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation";

    /// <summary>The folder of the database and of secrets, relative to the working directory or absolute. Key: <c>Data</c>.</summary>
    [ConfigurationKeyName("Data"), Required(AllowEmptyStrings = false)]
    public string DataFolder { get; set; } = "data";

    /// <summary>How long a call to a grain may take before its caller gives up. 1 s … 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether the process collects figures for the dashboard of Orleans, which an api shows to administrators at <c>/dashboard</c>. All silos
    /// and apis of a cluster must be given the same value. It looks at every call of a grain, which costs a little.
    /// </summary>
    public bool Dashboard { get; set; }

    /// <summary>How long a grain stays in memory without being called. 2 min … 1 day.</summary>
    [Range(typeof(TimeSpan), "00:02:00", "1.00:00:00")]
    public TimeSpan GrainCollectionAge { get; set; } = TimeSpan.FromMinutes(15);
}
