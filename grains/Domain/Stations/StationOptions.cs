using System.ComponentModel.DataAnnotations;

namespace RedStation.Domain.Stations;

/// <summary>The times that stations live by. Configuration section <c>RedStation:Stations</c>.</summary>
public sealed record StationOptions
{
    /// <summary>How long a reservation holds a port. 1 s … 4 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "04:00:00")]
    public TimeSpan ReservationLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>After how long a silent station counts as offline. 1 s … 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How old the time of a station may grow on the map while nothing but heartbeats come. 1 s … 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FreshnessStep { get; init; } = TimeSpan.FromSeconds(20);
}
