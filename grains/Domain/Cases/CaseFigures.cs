namespace RedStation.Domain.Cases;

/// <summary>
/// How well cases were answered. They are counted by when they were reported, and as they are now: a case that is reopened is closed no more.
/// </summary>
public sealed record CaseFigures
{
    /// <summary>From how many cases on a share or a median is told: of fewer it says more about chance than about anybody's work.</summary>
    public const int Fewest = 5;

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromHours(24);

    /// <summary>The reports that arrived, those that were merged too.</summary>
    public required int Received { get; init; }

    /// <summary>Those that are answered, accepted, refused or merged.</summary>
    public required int Answered { get; init; }

    /// <summary>Those that were answered within 24 hours, round the clock.</summary>
    public required int AnsweredWithin24Hours { get; init; }

    /// <summary>The share of these among all that were answered or have waited for 24 hours; null for fewer than <see cref="Fewest"/>.</summary>
    public required double? AnsweredWithin24HoursShare { get; init; }

    /// <summary>应结案: those that are closed, or whose deadline for closing has passed.</summary>
    public required int Due { get; init; }

    /// <summary>Those that are closed.</summary>
    public required int Closed { get; init; }

    /// <summary>Those that were closed by their deadline.</summary>
    public required int ClosedInTime { get; init; }

    /// <summary>按期结案率: the share of these among <see cref="Due"/>; null for fewer than <see cref="Fewest"/>.</summary>
    public required double? ClosedInTimeShare { get; init; }

    /// <summary>Those that 核查 has sent back at least once.</summary>
    public required int Reworked { get; init; }

    /// <summary>Those that were reopened at least once.</summary>
    public required int Reopened { get; init; }

    /// <summary>The median time from the report to the answer in minutes, round the clock; null for fewer than <see cref="Fewest"/>.</summary>
    public required double? MedianAnswerMinutes { get; init; }

    /// <summary>The median time from the report to 结案 in hours, round the clock; null for fewer than <see cref="Fewest"/>.</summary>
    public required double? MedianClosingHours { get; init; }

    /// <summary>Counts cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="now">The time: what is overdue now counts.</param>
    public static CaseFigures Of(IReadOnlyCollection<CaseFigureFacts> cases, DateTimeOffset now)
    {
        var answers = cases.Where(one => one.AnsweredAt is not null).Select(one => one.AnsweredAt!.Value - one.ReportedAt).ToList();
        var closings = cases.Where(one => one.ClosedAt is not null).Select(one => one.ClosedAt!.Value - one.ReportedAt).ToList();
        var inTime = answers.Count(time => time <= AnswerWithin);
        var waiting = cases.Count(one => one.AnsweredAt is null && one.ReportedAt + AnswerWithin <= now);
        var due = cases.Count(one => IsDue(one, now));
        var closedInTime = cases.Count(IsClosedInTime);
        return new CaseFigures
        {
            Received = cases.Count,
            Answered = answers.Count,
            AnsweredWithin24Hours = inTime,
            AnsweredWithin24HoursShare = Share(inTime, answers.Count + waiting),
            Due = due,
            Closed = closings.Count,
            ClosedInTime = closedInTime,
            ClosedInTimeShare = Share(closedInTime, due),
            Reworked = cases.Count(one => one.Reworks > 0),
            Reopened = cases.Count(one => one.Reopenings > 0),
            MedianAnswerMinutes = Median(answers)?.TotalMinutes,
            MedianClosingHours = Median(closings)?.TotalHours,
        };
    }

    /// <summary>应结案: closed, or overdue.</summary>
    public static bool IsDue(CaseFigureFacts one, DateTimeOffset now) => one.ClosedAt is not null || one.ClosingDueAt <= now;

    /// <summary>按期结案: closed by its deadline.</summary>
    public static bool IsClosedInTime(CaseFigureFacts one) => one.ClosedAt <= one.ClosingDueAt;

    private static double? Share(int some, int all) => all < Fewest ? null : (double)some / all;

    /// <summary>The middle one, or half way between the two in the middle.</summary>
    private static TimeSpan? Median(List<TimeSpan> times)
    {
        if (times.Count < Fewest)
        {
            return null;
        }

        times.Sort();
        return (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
    }
}
