using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Cases;

/// <summary>How a case comes to be.</summary>
public static class ReportRules
{
    /// <summary>How far a phone's clock may be ahead.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);

    /// <summary>How long a report may have waited in a phone without a network.</summary>
    private static readonly TimeSpan MostWaited = TimeSpan.FromDays(30);

    /// <summary>Whether something may be reported now that is said to have been seen at a time.</summary>
    public static bool MayBeObservedAt(DateTimeOffset observed, DateTimeOffset now) =>
        observed <= now + MostAhead && observed >= now - MostWaited;

    /// <summary>
    /// Takes a report. Class and limits stay as they are at this moment until the case is opened; the clock for answering starts now.
    /// </summary>
    public static Decision<CaseState, Answer<CaseView, CaseRefusal>?> Report(string id, CaseState state, ReportCase command, CaseContext context)
    {
        var fingerprint = Fingerprint.Of("report", command);
        if (CaseSteps.Replay(state, command.Key, fingerprint) is { } first)
        {
            return new(state, first, false);
        }

        // The id of a case is made of its operation id, so another body under that id meets the case that is there; and the same body, when it comes
        // again so late that its answer is forgotten.
        if (state.Reported is { } before)
        {
            var same = Fingerprint.Of("report", before) == fingerprint;
            return new(state, same ? CaseRefusal.OperationIdTooOld : CaseRefusal.OperationIdReused, false);
        }

        if ((context.TermsOf(command.ClassId) ?? (command.TaskId is null ? null : IncidentRules.Terms)) is not { } terms)
        {
            return CaseSteps.Refused(state, command.Key, fingerprint, CaseRefusal.CaseClassUnknown);
        }

        var entry = new CaseHistoryEntry
        {
            Status = CaseStatus.Reported,
            At = context.Now,
            By = command.Organisation ?? command.RiderId,
            Event = CaseEvent.Reported,
            Terms = terms,
            District = command.District,
            TaskId = command.TaskId,
        };
        var reported = CaseSteps.Move(
            state with
            {
                Reported = command,
                Terms = terms,
                District = command.District,
                ReportedAt = context.Now,
                Reporters = command.Organisation is null ? [command.RiderId] : [],
            },
            entry);
        return CaseSteps.Granted(id, AttachmentRules.WithReport(reported, command, entry), command.Key, fingerprint, context);
    }
}
