using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Cases;

/// <summary>What becomes of a command on a case.</summary>
public static class CaseRules
{
    /// <summary>How far ahead the review of a suspended case may lie.</summary>
    public static readonly TimeSpan LatestReview = TimeSpan.FromDays(180);

    /// <summary>
    /// Decides a command. Without an answer it is merging or splitting, which the other case must hear of first; the state says which.
    /// </summary>
    public static Decision<CaseState, Answer<CaseView, CaseRefusal>?> Act(string id, CaseState state, CaseCommand command, CaseContext context)
    {
        var fingerprint = FingerprintOf(command);
        return CaseSteps.Once(id, state, command.Key, fingerprint, context, before =>
            !CaseLifecycle.Allows(before.Status, command.Action) || command.Action == CaseAction.MakeTask ? CaseRefusal.CaseWrongStatus
            : CaseLifecycle.WhyNot(CaseViews.View(id, before), command.Action, command.By, context.Now) is { } refusal ? refusal
            : command.Action is CaseAction.Merge or CaseAction.Split ? MergeRules.Decide(id, before, command, fingerprint, context.Now)
            : Carry(before, command, context));
    }

    private static CaseSteps.Step Carry(CaseState state, CaseCommand command, CaseContext context)
    {
        var entry = new CaseHistoryEntry
        {
            Status = state.Status,
            At = context.Now,
            By = command.By,
            Event = EventOf(command.Action),
            Note = command.Note,
        };
        return command.Action switch
        {
            CaseAction.Join => CaseSteps.Move(state with { Reporters = state.Reporters.Add(command.By) }, entry),
            CaseAction.Verify => CaseSteps.Move(state, entry with { Status = CaseStatus.Verifying }),
            CaseAction.Open => Open(state, command, entry, context),
            CaseAction.Refuse => Refuse(state, command, entry, context),
            CaseAction.Dispatch => CaseSteps.Move(
                state with { Unit = command.Unit, ProposedSuspension = null }, entry with { Status = CaseStatus.Dispatched, Unit = command.Unit }),
            CaseAction.Start => CaseSteps.Move(WithWorker(state, command.By), entry with { Status = CaseStatus.Handling }),
            CaseAction.Finish => CaseSteps.Move(WithWorker(state, command.By), entry with { Status = CaseStatus.Handled }),
            CaseAction.Close => CaseSteps.Move(state, entry with { Status = CaseStatus.Closed }),
            CaseAction.Rework => CaseSteps.Move(state with { Reworks = state.Reworks + 1 }, entry with { Status = CaseStatus.Dispatched }),
            CaseAction.Return => CaseSteps.Move(state, entry with { Status = CaseStatus.Returned, Unit = state.Unit }),
            CaseAction.HandOver or CaseAction.HandBack => HandOn(state, command, entry),
            CaseAction.Suspend => Suspend(state, command, entry, context.Now),
            CaseAction.ConfirmSuspension => Suspended(state, entry),
            CaseAction.DeclineSuspension => CaseSteps.Move(state with { ProposedSuspension = null }, entry),
            CaseAction.Resume => CaseSteps.Move(state, entry with { Status = state.StatusBefore }),
            CaseAction.Extend => Extend(state, command, entry),
            CaseAction.Reopen => CaseSteps.Move(
                state with { Reopenings = state.Reopenings + 1, Extension = null }, entry with { Status = CaseStatus.Opened }),
            CaseAction.Attach => AttachmentRules.Attach(state, command, entry),
            CaseAction.ReleasePhoto or CaseAction.WithdrawPhoto => AttachmentRules.Release(state, command, entry),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }

    private static CaseSteps.Step Open(CaseState state, CaseCommand command, CaseHistoryEntry entry, CaseContext context)
    {
        // A class that the list has no more stays that of cases which have it.
        var terms = context.TermsOf(command.ClassId ?? state.Terms!.ClassId) ?? (command.ClassId is null ? state.Terms : null);
        return terms is null
            ? CaseRefusal.CaseClassUnknown
            : CaseSteps.Move(state with { Terms = terms }, entry with { Status = CaseStatus.Opened, Terms = terms });
    }

    private static CaseSteps.Step Refuse(CaseState state, CaseCommand command, CaseHistoryEntry entry, CaseContext context) =>
        context.Classes.Reasons.Any(reason => reason.Code == command.Reason)
            ? CaseSteps.Move(state with { Reason = command.Reason }, entry with { Status = CaseStatus.Refused, Reason = command.Reason })
            : CaseRefusal.CaseReasonUnknown;

    private static CaseSteps.Step HandOn(CaseState state, CaseCommand command, CaseHistoryEntry entry)
    {
        var back = command.Action == CaseAction.HandBack;
        var district = back ? state.CameFrom[^1] : command.District;
        return district is null || district == state.District ? CaseRefusal.CaseWrongStatus : CaseSteps.Move(
            state with
            {
                District = district,
                CameFrom = back ? state.CameFrom.RemoveAt(state.CameFrom.Length - 1) : state.CameFrom.Add(state.District),
                Unit = null,
            },
            entry with { District = district });
    }

    private static CaseSteps.Step Suspend(CaseState state, CaseCommand command, CaseHistoryEntry entry, DateTimeOffset now) =>
        command.ReviewAt is not { } review || review <= now || review > now + LatestReview
            ? CaseRefusal.CaseReviewOutOfRange
            : CaseSteps.Move(
                state with { ProposedSuspension = new(command.By, command.Note ?? "", review) }, entry with { ReviewAt = review });

    private static CaseState Suspended(CaseState state, CaseHistoryEntry entry)
    {
        var proposed = state.ProposedSuspension!;
        return CaseSteps.Move(
            state with { StatusBefore = state.Status, ReviewAt = proposed.ReviewAt },
            entry with { Status = CaseStatus.Suspended, ReviewAt = proposed.ReviewAt, Note = entry.Note ?? proposed.Note });
    }

    private static CaseSteps.Step Extend(CaseState state, CaseCommand command, CaseHistoryEntry entry) =>
        command.Extension is not { } more || more < 1 || more > state.Terms!.Closing.Amount
            ? CaseRefusal.CaseExtensionNotAllowed
            : CaseSteps.Move(state with { Extension = more }, entry with { Extension = more });

    private static CaseState WithWorker(CaseState state, string by) => state with { Workers = With(state.Workers, by) };

    /// <summary>A digest of a command, to tell two bodies under one operation id apart.</summary>
    public static string FingerprintOf(CaseCommand command) => Fingerprint.Of("act", command);

    /// <summary>A set that keeps the order of those who came.</summary>
    internal static ImmutableArray<string> With(ImmutableArray<string> people, string one) => people.Contains(one) ? people : people.Add(one);

    private static CaseEvent EventOf(CaseAction action) => action switch
    {
        CaseAction.Join => CaseEvent.Joined,
        CaseAction.Verify => CaseEvent.VerificationStarted,
        CaseAction.Open => CaseEvent.Opened,
        CaseAction.Refuse => CaseEvent.Refused,
        CaseAction.Dispatch => CaseEvent.Dispatched,
        CaseAction.Start => CaseEvent.Started,
        CaseAction.Finish => CaseEvent.Finished,
        CaseAction.Close => CaseEvent.Closed,
        CaseAction.Rework => CaseEvent.ReworkOrdered,
        CaseAction.Return => CaseEvent.Returned,
        CaseAction.HandOver => CaseEvent.HandedOver,
        CaseAction.HandBack => CaseEvent.HandedBack,
        CaseAction.Suspend => CaseEvent.SuspensionProposed,
        CaseAction.ConfirmSuspension => CaseEvent.Suspended,
        CaseAction.DeclineSuspension => CaseEvent.SuspensionDeclined,
        CaseAction.Resume => CaseEvent.Resumed,
        CaseAction.Extend => CaseEvent.Extended,
        CaseAction.Reopen => CaseEvent.Reopened,
        CaseAction.Attach => CaseEvent.Attached,
        CaseAction.ReleasePhoto => CaseEvent.PhotoReleased,
        CaseAction.WithdrawPhoto => CaseEvent.PhotoWithdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
