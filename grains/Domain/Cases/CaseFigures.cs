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
        // One pass: a city's month is a hundred thousand cases, and each is counted for its class, its district and the whole.
        var (answers, closings) = (new List<TimeSpan>(cases.Count), new List<TimeSpan>(cases.Count));
        var (inTime, waiting, due, closedInTime, reworked, reopened) = (0, 0, 0, 0, 0, 0);
        foreach (var one in cases)
        {
            if (one.AnsweredAt is { } answeredAt)
            {
                answers.Add(answeredAt - one.ReportedAt);
                inTime += answers[^1] <= AnswerWithin ? 1 : 0;
            }
            else
            {
                waiting += one.ReportedAt + AnswerWithin <= now ? 1 : 0;
            }

            if (one.ClosedAt is { } closedAt)
            {
                closings.Add(closedAt - one.ReportedAt);
            }

            due += IsDue(one, now) ? 1 : 0;
            closedInTime += IsClosedInTime(one) ? 1 : 0;
            reworked += one.Reworks > 0 ? 1 : 0;
            reopened += one.Reopenings > 0 ? 1 : 0;
        }

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
            Reworked = reworked,
            Reopened = reopened,
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
