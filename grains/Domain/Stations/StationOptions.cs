using System.ComponentModel.DataAnnotations;

namespace RedStation.Domain.Stations;

/// <summary>The times that stations live by. Configuration section <c>RedStation:Stations</c>.</summary>
public sealed record StationOptions
{
    /// <summary>How long a reservation holds a port. 1 s … 4 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "04:00:00")]
    public TimeSpan ReservationLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a port is held for who waited for it. 1 s … 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan QueueHold { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long somebody may wait for a port. 1 min … 4 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "04:00:00")]
    public TimeSpan QueueLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>After how long a silent station counts as offline. 1 s … 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How old the time of a station may grow on the map while nothing but heartbeats come. 1 s … 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FreshnessStep { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long after its last reading a rider's visit is over: until then they are welcome already. 1 s … 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan VisitPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a visit lasts at most, however often the rider is read, so that whoever keeps trying at a door that has shut again is let
    /// in. 1 s … 1 h.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan VisitLimit { get; init; } = TimeSpan.FromMinutes(5);
}
