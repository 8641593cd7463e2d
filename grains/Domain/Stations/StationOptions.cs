namespace RedStation.Domain.Stations;

/// <summary>The times that stations live by. Configuration section <c>RedStation:Stations</c>.</summary>
public sealed record StationOptions
{
    /// <summary>How long a reservation holds a port.</summary>
    public TimeSpan ReservationLife { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>After how long a silent station counts as offline.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How old the time of a station may grow on the map while nothing but heartbeats come.</summary>
    public TimeSpan FreshnessStep { get; init; } = TimeSpan.FromSeconds(20);
}
