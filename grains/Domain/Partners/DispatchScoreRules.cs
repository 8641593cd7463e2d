using System.Collections.Immutable;
using RedStation.Domain.Certificates;

namespace RedStation.Domain.Partners;

/// <summary>
/// The score by which a platform may give a rider weight in dispatch (派单加权值): what they have done for the city in 30 days, from 0 to 100. Declining
/// and handing back count nothing, and neither does what was not verified: nobody is punished by it.
/// </summary>
public static class DispatchScoreRules
{
    /// <summary>How far back it looks.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>The parts: what is counted, how much of it is full, and how many points that gives. They sum to 100.</summary>
    private static readonly ImmutableArray<(ScoreMeasure Measure, int Full, int Most)> Parts =
        [(ScoreMeasure.Minutes, 600, 60), (ScoreMeasure.Days, 10, 25), (ScoreMeasure.Tasks, 20, 15)];

    /// <summary>The score of a rider.</summary>
    /// <param name="entries">Their certified time of the last 30 days, corrections included.</param>
    public static DispatchScore Of(IReadOnlyCollection<CertifiedEntry> entries)
    {
        var done = entries.Where(entry => entry.Minutes > 0).ToList();
        var counted = new Dictionary<ScoreMeasure, long>
        {
            [ScoreMeasure.Minutes] = Math.Max(0, entries.Sum(entry => entry.Minutes)),
            [ScoreMeasure.Days] = done.Select(entry => ChinaTime.Day(entry.At)).Distinct().Count(),
            [ScoreMeasure.Tasks] = done.Count,
        };
        ImmutableArray<ScorePart> parts =
        [
            .. Parts.Select(part => new ScorePart(
                part.Measure, counted[part.Measure], part.Full, (int)(part.Most * Math.Min(counted[part.Measure], part.Full) / part.Full),
                part.Most)),
        ];
        return new DispatchScore(parts.Sum(part => part.Points), parts);
    }
}

/// <summary>What a part of the score counts.</summary>
public enum ScoreMeasure
{
    /// <summary>Certified minutes.</summary>
    Minutes = 0,

    /// <summary>Days, China's, with a verified task.</summary>
    Days = 1,

    /// <summary>Verified tasks.</summary>
    Tasks = 2,
}

/// <summary>A rider's score, and how it came about.</summary>
/// <param name="Score">0 … 100.</param>
/// <param name="Parts">Its parts; their points sum to it.</param>
public sealed record DispatchScore(int Score, ImmutableArray<ScorePart> Parts);

/// <summary>A part of the score.</summary>
/// <param name="Measure">What is counted.</param>
/// <param name="Counted">How much there is of it, ≥ 0.</param>
/// <param name="Full">How much gives all points.</param>
/// <param name="Points">The points, rounded down.</param>
/// <param name="Most">The most that there can be.</param>
public sealed record ScorePart(ScoreMeasure Measure, long Counted, int Full, int Points, int Most);
