using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>When a station is open, and when its door opens.</summary>
public static class OpeningRules
{
    /// <summary>Whether a moment lies within opening hours. Without hours a station is always open.</summary>
    public static bool IsOpen(OpeningHours? hours, DateTimeOffset now)
    {
        if (hours is null)
        {
            return true;
        }

        var time = ChinaTime.TimeOfDay(now);
        return hours.Opens < hours.Closes
            ? time >= hours.Opens && time < hours.Closes
            : time >= hours.Opens || time < hours.Closes;
    }

    /// <summary>Whether a station is open from a moment on for a while without a break.</summary>
    public static bool IsOpenFor(OpeningHours? hours, DateTimeOffset now, TimeSpan time) =>
        hours is null || hours.Opens == hours.Closes || (IsOpen(hours, now) && hours.Closes - ChinaTime.TimeOfDay(now) >= time);

    /// <summary>What the door does for a recognised rider.</summary>
    public static DoorOutcome Door(StationDefinition station, DateTimeOffset now) => station.Door switch
    {
        DoorPolicy.None => DoorOutcome.None,
        DoorPolicy.Hours when !IsOpen(station.Hours, now) => DoorOutcome.Refused,
        _ => DoorOutcome.Opened,
    };
}
