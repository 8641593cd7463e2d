using System.Collections.Immutable;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>
/// The life of a case: which status is which, and what can be done in it. The one place that knows; rules refuse by it, and every view of a case
/// carries what its reader may do now. The only way to 结案 leads through 核查: <see cref="CaseAction.Close"/> is allowed in
/// <see cref="CaseStatus.Handled"/> alone.
/// </summary>
public static class CaseLifecycle
{
    /// <summary>For how long after 结案 its reporters can reopen a case.</summary>
    public static readonly TimeSpan ReopenWithin = TimeSpan.FromDays(7);

    private static readonly ImmutableArray<CaseAction> OfRiders = [CaseAction.Join, CaseAction.Reopen, CaseAction.Attach];

    private static readonly ImmutableArray<CaseAction> OfDispatchers = [.. Enum.GetValues<CaseAction>().Except(OfRiders)];

    /// <summary>Every status of a case that somebody must still do something about.</summary>
    public static ImmutableArray<CaseStatus> OpenStatuses { get; } = [.. Enum.GetValues<CaseStatus>().Where(status => !IsOver(status))];

    /// <summary>Every status in which a case is over.</summary>
    public static ImmutableArray<CaseStatus> OverStatuses { get; } = [.. Enum.GetValues<CaseStatus>().Where(IsOver)];

    /// <summary>Whether nothing more happens to it by itself.</summary>
    public static bool IsOver(CaseStatus status) => status is CaseStatus.Closed or CaseStatus.Refused or CaseStatus.Merged;

    /// <summary>Whether it has not been accepted or refused yet.</summary>
    public static bool IsUnanswered(CaseStatus status) => status is CaseStatus.Reported or CaseStatus.Verifying;

    /// <summary>Whether a unit has it, so that the clock for closing runs; while 核查 is waited for too.</summary>
    public static bool IsUnderWay(CaseStatus status) => status is CaseStatus.Dispatched or CaseStatus.Handling or CaseStatus.Handled;

    /// <summary>Whether the clock for closing stands.</summary>
    public static bool IsStopped(CaseStatus status) => status is CaseStatus.Suspended or CaseStatus.Returned;

    /// <summary>Whether the work is still to be done.</summary>
    private static bool IsInWork(CaseStatus status) => status is CaseStatus.Dispatched or CaseStatus.Handling;

    /// <summary>Whether a status allows something, whoever does it.</summary>
    public static bool Allows(CaseStatus status, CaseAction action) => action switch
    {
        CaseAction.Join => !IsOver(status),
        CaseAction.Verify => status == CaseStatus.Reported,
        CaseAction.Open or CaseAction.Refuse => IsUnanswered(status),
        CaseAction.Merge => IsUnanswered(status) || status == CaseStatus.Opened,
        CaseAction.Split => status == CaseStatus.Merged,
        CaseAction.Dispatch => status is CaseStatus.Opened or CaseStatus.Returned || IsInWork(status),
        CaseAction.Start => status == CaseStatus.Dispatched,
        CaseAction.Finish or CaseAction.Return or CaseAction.Suspend => IsInWork(status),
        CaseAction.Close or CaseAction.Rework => status == CaseStatus.Handled,
        // What a unit has is given back by it first: the clock must know who has it.
        CaseAction.HandOver or CaseAction.HandBack => IsUnanswered(status) || status is CaseStatus.Opened or CaseStatus.Returned,
        CaseAction.ConfirmSuspension or CaseAction.DeclineSuspension => IsInWork(status),
        CaseAction.Resume => status == CaseStatus.Suspended,
        CaseAction.Extend => IsUnderWay(status),
        CaseAction.Reopen => status == CaseStatus.Closed,
        CaseAction.MakeTask => IsUnanswered(status) || IsInWork(status),
        // A photo may come, and be shown or taken back, however the case has ended.
        CaseAction.Attach or CaseAction.ReleasePhoto or CaseAction.WithdrawPhoto => true,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <summary>What a dispatcher of its district may do now.</summary>
    /// <param name="view">The case with all that is known of it.</param>
    /// <param name="by">The dispatcher.</param>
    /// <param name="now">The time.</param>
    public static ImmutableArray<CaseAction> ForDispatcher(CaseView view, string by, DateTimeOffset now) =>
        [.. OfDispatchers.Where(action => Allows(view.Status, action) && WhyNot(view, action, by, now) is null)];

    /// <summary>What a rider may do now.</summary>
    /// <param name="view">The case with all that is known of it.</param>
    /// <param name="riderId">The rider.</param>
    /// <param name="now">The time.</param>
    public static ImmutableArray<CaseAction> ForRider(CaseView view, string riderId, DateTimeOffset now) =>
        [.. OfRiders.Where(action => Allows(view.Status, action) && WhyNot(view, action, riderId, now) is null)];

    /// <summary>What is against it although the status allows it: as far as it does not hang on what is said with the command.</summary>
    public static CaseRefusal? WhyNot(CaseView view, CaseAction action, string by, DateTimeOffset now) => action switch
    {
        CaseAction.Join when view.Reporters.Contains(by) => CaseRefusal.CaseAlreadyJoined,
        CaseAction.Join when view.ReporterCount >= Contracts.Limits.CaseReporters => CaseRefusal.CaseJoinedByMany,
        CaseAction.Close or CaseAction.Rework when view.Workers.Contains(by) => CaseRefusal.CaseOwnWork,
        CaseAction.HandBack when view.HandedFrom is null => CaseRefusal.CaseNotHandedOver,
        CaseAction.Suspend when view.ProposedSuspension is not null => CaseRefusal.CaseWrongStatus,
        CaseAction.ConfirmSuspension or CaseAction.DeclineSuspension when view.ProposedSuspension is null => CaseRefusal.CaseWrongStatus,
        CaseAction.ConfirmSuspension when view.ProposedSuspension!.By == by => CaseRefusal.SecondPersonNeeded,
        CaseAction.ConfirmSuspension when view.ProposedSuspension!.ReviewAt <= now => CaseRefusal.CaseReviewOutOfRange,
        CaseAction.Extend when view.Extension is not null || view.Deadlines.ClosingDueAt is not { } due || due <= now =>
            CaseRefusal.CaseExtensionNotAllowed,
        CaseAction.Reopen when !view.Reporters.Contains(by) => CaseRefusal.NotYourCase,
        CaseAction.Reopen when view.Deadlines.ClosedAt is not { } closed || now >= closed + ReopenWithin => CaseRefusal.ReopenTooLate,
        _ => AttachmentRules.WhyNot(view, action, by),
    };
}
