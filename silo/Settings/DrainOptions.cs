using System.ComponentModel.DataAnnotations;

namespace RedStation.Silo.Settings;

/// <summary>How a process takes its leave; the configuration section <c>RedStation</c>.</summary>
public sealed class DrainOptions
{
    /// <summary>
    /// How long a process that was told to stop (SIGTERM) goes on serving after it began to say that it is not ready. As long as
    /// whoever shares out connections needs to notice; without one there is nobody to wait for. Up to 5 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan DrainDelay { get; set; }

    /// <summary>How long connections and calls that are under way then have to end. 1 s … 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan StopLimit { get; set; } = TimeSpan.FromSeconds(20);
}
