using System.Collections.Immutable;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <summary>
/// What a device said last of its ports while the store took nothing. It has been refused and tells again; until then riders are shown what it
/// said: a map that went on showing a taken port as free would be wrong without knowing it.
/// </summary>
public sealed class UnstoredReadings
{
    private ImmutableArray<PortReading> readings = [];

    /// <summary>The station as riders are shown it.</summary>
    public StationState Shown(StationState state) => readings.IsEmpty ? state : PortReportRules.WithUnstored(state, readings);

    /// <summary>Keeps what could not be stored: of each port the latest.</summary>
    /// <returns>The station, whose controller was heard all the same.</returns>
    public StationState Add(StationState state, ImmutableArray<PortReading> refused, DateTimeOffset now)
    {
        readings = [.. readings.Concat(refused).GroupBy(reading => reading.Port).Select(same => same.MaxBy(reading => reading.At)!)];
        return PortReportRules.HeardUnstored(state, refused, now);
    }

    /// <summary>Forgets readings that are stored by now, or that later ones have overtaken.</summary>
    /// <returns>The station, with a new revision when riders see the difference.</returns>
    public StationState Forget(StationState state, DateTimeOffset now)
    {
        var left = readings.RemoveAll(reading => !PortReportRules.IsNews(state, reading));
        if (left.Length == readings.Length)
        {
            return state;
        }

        readings = left;
        return StationRevision.Bump(state, now);
    }
}
