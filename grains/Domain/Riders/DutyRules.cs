using System.Collections.Immutable;

namespace RedStation.Domain.Riders;

/// <summary>
/// How time on duty is counted (invariant 3): within any 24 hours, whatever the calendar says, at most the daily limit. Who reaches it is off
/// duty from that moment; only a task that they have is finished first, and counts.
/// </summary>
public static class DutyRules
{
    /// <summary>Where the time on duty is counted: so far back from any moment.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>Less than this left of the limit is no shift worth beginning.</summary>
    public static readonly TimeSpan LeastShift = TimeSpan.FromMinutes(1);

    /// <summary>Shifts remembered at most. Of more, the two with the shortest break between them count as one, the break as work.</summary>
    internal const int MostShifts = 64;

    /// <summary>The rider begins. Beginning twice changes nothing.</summary>
    public static DutyState Begin(DutyState duty, DateTimeOffset now) => duty.Since is not null
        ? duty
        : new DutyState { Since = now, Past = Joined(Past(duty, now), now) };

    /// <summary>The rider stops. Stopping twice changes nothing.</summary>
    public static DutyState End(DutyState duty, DateTimeOffset now) => duty.Since is not { } since
        ? duty
        : new DutyState { Past = Joined([.. Past(duty, now), new DutySpan(since, now > since ? now : since)], now) };

    /// <summary>The rider stops, whatever the reason: with the shift the order goes that was carried during it.</summary>
    public static RiderState Leave(RiderState state, DateTimeOffset now) =>
        state.Duty.Since is null ? state : state with { Duty = End(state.Duty, now), OrderDeadline = null };

    /// <summary>Time on duty in the 24 hours up to <paramref name="now"/>.</summary>
    public static TimeSpan Worked(DutyState duty, DateTimeOffset now)
    {
        var from = now - Window;
        var worked = Past(duty, now).Aggregate(TimeSpan.Zero, (sum, span) => sum + Within(span, from, now));
        return duty.Since is { } since ? worked + Within(new DutySpan(since, now), from, now) : worked;
    }

    /// <summary>
    /// When the limit is reached by a rider who stays on duty; by one who is off duty, if they began now. It is the same whenever it is asked
    /// for, also after it has been reached.
    /// </summary>
    public static DateTimeOffset LimitAt(DutyState duty, RiderOptions options, DateTimeOffset now)
    {
        var at = duty.Since ?? now;
        var worked = Worked(duty with { Since = null, Past = Past(duty, at), Before = default }, at);
        foreach (var span in Past(duty, at))
        {
            // Until an earlier shift begins to leave the 24 hours the count grows; while it leaves, the count stands.
            var (leaves, left) = (Later(span.From + Window, at), Later(span.To + Window, at));
            if (worked + (leaves - at) >= options.DailyLimit)
            {
                break;
            }

            worked += leaves - at;
            at = left;
        }

        return at + Later(options.DailyLimit - worked, TimeSpan.Zero);
    }

    /// <summary>From when on a rider who is off duty may begin again; now, when nothing keeps them.</summary>
    public static DateTimeOffset RestedAt(DutyState duty, RiderOptions options, DateTimeOffset now)
    {
        var tooMuch = Worked(duty, now) - Later(options.DailyLimit - LeastShift, TimeSpan.Zero);
        if (duty.Since is not null || tooMuch <= TimeSpan.Zero)
        {
            return now;
        }

        foreach (var span in Past(duty, now))
        {
            var from = Later(span.From, now - Window);
            var time = Later(span.To - from, TimeSpan.Zero);
            if (tooMuch <= time)
            {
                return from + Window + tooMuch;
            }

            tooMuch -= time;
        }

        return now + Window;
    }

    /// <summary>When the shift ended by itself: with the limit, or when the last phone was seen; null while it goes on.</summary>
    /// <param name="state">The rider.</param>
    /// <param name="lastSeen">When a phone of theirs was last there.</param>
    /// <param name="options">The limits.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset? Over(RiderState state, DateTimeOffset lastSeen, RiderOptions options, DateTimeOffset now)
    {
        if (state.Duty.Since is null)
        {
            return null;
        }

        var limit = LimitAt(state.Duty, options, now);
        var isSpent = state.ActiveTask is null && limit <= now;
        var isAbsent = lastSeen + options.AbsenceLimit <= now;
        return isSpent && (!isAbsent || limit < lastSeen) ? limit : isAbsent ? lastSeen : null;
    }

    /// <summary>When there is next something about a rider on duty to look at.</summary>
    public static DateTimeOffset NextLook(RiderState state, DateTimeOffset lastSeen, RiderOptions options, DateTimeOffset now)
    {
        var next = lastSeen + options.AbsenceLimit;
        var limit = LimitAt(state.Duty, options, now);
        next = state.ActiveTask is null && limit < next ? limit : next;
        return PlatformOrderRules.Next(state) is { } order && order < next ? order : next;
    }

    /// <summary>
    /// The shifts that are over. A record that counted by calendar day knows how long they were, not when: they are taken to have ended as late
    /// as they can have, so that the limit is never passed by it.
    /// </summary>
    private static ImmutableArray<DutySpan> Past(DutyState duty, DateTimeOffset now)
    {
        if (duty.Before <= TimeSpan.Zero)
        {
            return duty.Past;
        }

        var midnight = ChinaTime.StartOf(duty.Day.AddDays(1));
        var end = duty.Since ?? (now < midnight ? now : midnight);
        return [.. duty.Past, new DutySpan(end - duty.Before, end)];
    }

    /// <summary>Shifts that still count after a moment: what touches is one, and there are never too many.</summary>
    private static ImmutableArray<DutySpan> Joined(ImmutableArray<DutySpan> spans, DateTimeOffset now)
    {
        var joined = new List<DutySpan>(spans.Length);
        foreach (var span in spans.Where(span => span.To > span.From && span.To > now - Window).OrderBy(span => span.From))
        {
            if (joined is [.., var last] && span.From <= last.To)
            {
                joined[^1] = last with { To = Later(span.To, last.To) };
            }
            else
            {
                joined.Add(span);
            }
        }

        while (joined.Count > MostShifts)
        {
            var at = Enumerable.Range(1, joined.Count - 1).MinBy(next => joined[next].From - joined[next - 1].To);
            joined[at - 1] = joined[at - 1] with { To = joined[at].To };
            joined.RemoveAt(at);
        }

        return [.. joined];
    }

    private static TimeSpan Within(DutySpan span, DateTimeOffset from, DateTimeOffset to)
    {
        var time = (span.To < to ? span.To : to) - Later(span.From, from);
        return Later(time, TimeSpan.Zero);
    }

    private static T Later<T>(T one, T other)
        where T : struct, IComparable<T> => one.CompareTo(other) >= 0 ? one : other;
}
