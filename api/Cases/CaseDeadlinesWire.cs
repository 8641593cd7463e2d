using RedStation.Contracts.Cases;

namespace RedStation.Api.Cases;

/// <summary>The limits of a class of cases.</summary>
/// <param name="Answer">How long it may take until it is accepted or refused.</param>
/// <param name="Close">How long it may take until it is closed.</param>
/// <param name="Urgent">Whether it comes before others.</param>
public sealed record CaseLimitsWire(CaseLimit Answer, CaseLimit Close, bool Urgent);

/// <summary>What a case's clocks say.</summary>
/// <param name="Answer">By when it should be accepted or refused; null before it is reported.</param>
/// <param name="AnsweredAt">When it was accepted, refused or merged.</param>
/// <param name="ClosingStartedAt">When it was first dispatched, since it was opened or last reopened.</param>
/// <param name="Close">By when it should be closed; null before 派遣 and while the clock stands with time left.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Stopped">Whether the clock for closing stands, in 挂账 or 回退.</param>
/// <param name="Provisional">Whether a deadline reaches into a year whose holidays are not known yet; it is computed anew when they are.</param>
/// <param name="ClosingUsed">Counted time until it was closed or until the clock stopped: a working day is 24 hours of it.</param>
public sealed record CaseDeadlinesWire(
    DateTimeOffset? Answer,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? ClosingStartedAt,
    DateTimeOffset? Close,
    DateTimeOffset? ClosedAt,
    bool Stopped,
    bool Provisional,
    TimeSpan ClosingUsed)
{
    /// <summary>The clocks of a case.</summary>
    public static CaseDeadlinesWire Of(CaseDeadlines clocks) => new(
        clocks.AnswerDueAt, clocks.AnsweredAt, clocks.ClosingStartedAt, clocks.ClosingDueAt, clocks.ClosedAt, clocks.Stopped, clocks.Provisional,
        clocks.ClosingUsed);
}
