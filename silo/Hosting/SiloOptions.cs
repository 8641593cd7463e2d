using System.ComponentModel.DataAnnotations;

namespace RedStation.Silo.Hosting;

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

    /// <summary>How long a grain stays in memory without being called. 2 min … 1 day.</summary>
    [Range(typeof(TimeSpan), "00:02:00", "1.00:00:00")]
    public TimeSpan GrainCollectionAge { get; set; } = TimeSpan.FromMinutes(15);
}
