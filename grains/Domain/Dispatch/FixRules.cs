namespace RedStation.Domain.Dispatch;

/// <summary>
/// What the uncertainty of a fix means: a rider may be anywhere in its circle, so the far edge of it is what is searched for, sorted by and
/// travelled from. A phone that knows its rider within kilometres never comes before one that knows within metres.
/// </summary>
public static class FixRules
{
    /// <summary>A fix less exact than this, in metres, does not place a rider at all: its circle is wider than the widest ring.</summary>
    public const int CoarsestM = 2_000;

    /// <summary>What counts when a phone does not say how exact it is, in metres: as phones are between houses.</summary>
    public const int UnknownM = 50;

    /// <summary>The uncertainty that counts, in metres.</summary>
    public static int Counted(int? accuracyM) => accuracyM ?? UnknownM;

    /// <summary>Whether a fix says where a rider is.</summary>
    public static bool Places(int? accuracyM) => Counted(accuracyM) <= CoarsestM;

    /// <summary>
    /// Whether a fix takes the place of the one that is known: when it is not older by its own time. One that places nobody does not take
    /// away one that is known to be good while that counts; what was never said to be exact yields.
    /// </summary>
    /// <param name="held">When the known one was measured, and how exact it is.</param>
    /// <param name="next">The same of the one that came.</param>
    /// <param name="life">How long a fix counts.</param>
    public static bool Replaces((DateTimeOffset At, int? AccuracyM) held, (DateTimeOffset At, int? AccuracyM) next, TimeSpan life) =>
        next.At >= held.At && (Places(next.AccuracyM) || held.AccuracyM is null || !Places(held.AccuracyM) || next.At - held.At > life);
}
