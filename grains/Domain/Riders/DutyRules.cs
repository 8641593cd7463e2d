namespace RedStation.Domain.Riders;

/// <summary>How time on duty is counted (invariant 3).</summary>
public static class DutyRules
{
    /// <summary>The rider begins. Beginning twice changes nothing.</summary>
    public static DutyState Begin(DutyState duty, DateTimeOffset now) => duty.Since is not null
        ? duty
        : new DutyState { Since = now, Day = ChinaTime.Day(now), Before = Worked(duty, now) };

    /// <summary>The rider stops. Stopping twice changes nothing.</summary>
    public static DutyState End(DutyState duty, DateTimeOffset now) => duty.Since is null
        ? duty
        : new DutyState { Day = ChinaTime.Day(now), Before = Worked(duty, now) };

    /// <summary>Time on duty on the day of <paramref name="now"/>, in China, up to then.</summary>
    public static TimeSpan Worked(DutyState duty, DateTimeOffset now)
    {
        var today = ChinaTime.Day(now);
        var before = duty.Day == today ? duty.Before : TimeSpan.Zero;
        if (duty.Since is not { } since)
        {
            return before;
        }

        var midnight = ChinaTime.StartOf(today);
        var running = now - (since > midnight ? since : midnight);
        return before + (running > TimeSpan.Zero ? running : TimeSpan.Zero);
    }

    /// <summary>
    /// When the daily limit is reached if the rider stays on duty; now or earlier when it has been. A limit that today leaves room
    /// for is reached tomorrow, where the count begins anew.
    /// </summary>
    public static DateTimeOffset LimitAt(DutyState duty, RiderOptions options, DateTimeOffset now)
    {
        var today = now + (options.DailyLimit - Worked(duty, now));
        var midnight = ChinaTime.StartOf(ChinaTime.Day(now).AddDays(1));
        return today < midnight ? today : midnight + options.DailyLimit;
    }
}
