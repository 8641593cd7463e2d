using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Cases;

/// <summary>
/// A case of another system becomes one here, with a history of what is known of it there: reported by that system as an organisation, then as far as
/// it got. Its clocks are computed from that history like those of any other.
/// </summary>
public static class ImportRules
{
    /// <summary>Which field of a case breaks which rule; null when none does.</summary>
    /// <param name="command">The case.</param>
    /// <param name="now">The time.</param>
    public static (string Field, string Rule)? WhyNot(ImportCase command, DateTimeOffset now)
    {
        var times = new (string Field, DateTimeOffset? At)[]
        {
            ("reportedAt", command.ReportedAt), ("answeredAt", command.AnsweredAt), ("dispatchedAt", command.DispatchedAt),
            ("closedAt", command.ClosedAt),
        };
        var known = times.Where(time => time.At is not null).ToList();
        return known.FirstOrDefault(time => time.At > now) is { Field: { } ahead } ? (ahead, "not in the future")
            : known.Zip(known.Skip(1)).FirstOrDefault(pair => pair.Second.At < pair.First.At) is { Second.Field: { } field }
                ? (field, "after what came before")
            : command.Reason is not null && command.AnsweredAt is null ? ("answeredAt", "when it was refused")
            : command.Reason is not null && (command.DispatchedAt ?? command.ClosedAt) is not null
                ? ("reason", "none for a case that was dispatched or closed")
            : command.DueAt < command.ReportedAt ? ("dueAt", "after it was reported")
            : null;
    }

    /// <summary>Takes a case, once. That is known by the case itself, however long ago it was; another content under its id is refused.</summary>
    public static Decision<CaseState, Answer<CaseView, CaseRefusal>?> Import(string id, CaseState state, ImportCase command, CaseContext context)
    {
        if (state.Reported is not null)
        {
            return IsSame(state, command)
                ? new(state, CaseViews.View(id, state), false)
                : new(state, CaseRefusal.OperationIdReused, false);
        }

        if (context.TermsOf(command.ClassId) is not { } terms)
        {
            return new(state, CaseRefusal.CaseClassUnknown, false);
        }

        if (command.Reason is { } reason && context.Classes.Reasons.All(one => one.Code != reason))
        {
            return new(state, CaseRefusal.CaseReasonUnknown, false);
        }

        var imported = Answered(Reported(state, command, terms), command, terms);
        return CaseSteps.Granted(id, imported, command.Key, Fingerprint.Of("import", command), context);
    }

    /// <summary>Whether the case began as this command has it, however long ago it was taken and whatever became of it here.</summary>
    private static bool IsSame(CaseState state, ImportCase command)
    {
        var terms = state.History[0].Terms!;
        var anew = Answered(Reported(new CaseState(), command, terms), command, terms);
        return state.Reported == anew.Reported && anew.History.SequenceEqual(state.History.Take(anew.History.Length));
    }

    private static CaseState Reported(CaseState state, ImportCase command, CaseTerms terms) => CaseSteps.Move(
        state with
        {
            Reported = new ReportCase(command.SourceId, "", command.ClassId, command.Position, command.District, command.Note, command.ReportedAt)
            {
                Organisation = command.Source,
            },
            Terms = terms,
            District = command.District,
            ReportedAt = command.ReportedAt,
        },
        new CaseHistoryEntry
        {
            Status = CaseStatus.Reported,
            At = command.ReportedAt,
            By = command.Source,
            Event = CaseEvent.Reported,
            Terms = terms,
            District = command.District,
        });

    private static CaseState Answered(CaseState state, ImportCase command, CaseTerms terms)
    {
        if ((command.AnsweredAt ?? command.DispatchedAt ?? command.ClosedAt ?? (command.DueAt is null ? null : command.ReportedAt)) is not { } at)
        {
            return state;
        }

        var entry = new CaseHistoryEntry { Status = CaseStatus.Opened, At = at, By = command.Source, Event = CaseEvent.Opened, Terms = terms };
        return command.Reason is { } reason
            ? CaseSteps.Move(
                state with { Reason = reason }, entry with { Status = CaseStatus.Refused, Event = CaseEvent.Refused, Reason = reason, Terms = null })
            : Dispatched(CaseSteps.Move(state, entry), command, entry with { Terms = null });
    }

    /// <summary>A deadline runs from 派遣, so who names one, or an end, has dispatched the case.</summary>
    private static CaseState Dispatched(CaseState state, ImportCase command, CaseHistoryEntry before)
    {
        if ((command.DispatchedAt ?? command.DueAt ?? command.ClosedAt) is null)
        {
            return state;
        }

        var entry = before with { At = command.DispatchedAt ?? before.At, Unit = command.Unit };
        var dispatched = CaseSteps.Move(
            state with { Unit = command.Unit },
            entry with { Status = CaseStatus.Dispatched, Event = CaseEvent.Dispatched, DueAt = command.DueAt });
        return command.ClosedAt is { } closedAt ? Closed(dispatched, entry with { At = closedAt, Unit = null }) : dispatched;
    }

    /// <summary>Who checked it there is not known: it was somebody of that system, and nobody here.</summary>
    private static CaseState Closed(CaseState state, CaseHistoryEntry entry)
    {
        var finished = CaseSteps.Move(
            state with { Workers = CaseRules.With(state.Workers, entry.By) },
            entry with { Status = CaseStatus.Handled, Event = CaseEvent.Finished });
        return CaseSteps.Move(finished, entry with { Status = CaseStatus.Closed, Event = CaseEvent.Closed, By = CaseSteps.System });
    }
}
