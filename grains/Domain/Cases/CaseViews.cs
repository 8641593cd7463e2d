using System.Collections.Immutable;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>A case as people see it.</summary>
public static class CaseViews
{
    /// <summary>Who riders read that somebody of the district did something.</summary>
    public const string Office = "office";

    /// <summary>Who riders read that another rider reported it, or reopened it.</summary>
    public const string Person = "reporter";

    private static readonly ImmutableHashSet<CaseEvent> OfPeople = [CaseEvent.Reported, CaseEvent.Reopened];

    private static readonly ImmutableHashSet<CaseEvent> OfOffices =
    [
        CaseEvent.Joined, CaseEvent.Absorbed, CaseEvent.Released, CaseEvent.SuspensionProposed, CaseEvent.SuspensionDeclined, CaseEvent.ReviewDue,
        CaseEvent.Escalated, CaseEvent.TaskOpened, CaseEvent.TaskTaken, CaseEvent.TaskVerified, CaseEvent.TaskFailed, CaseEvent.Attached,
        CaseEvent.PhotoReleased, CaseEvent.PhotoWithdrawn,
    ];

    private static readonly ImmutableHashSet<CaseEvent> WithNotesForReporters =
        [CaseEvent.Refused, CaseEvent.Closed, CaseEvent.Suspended, CaseEvent.Extended, CaseEvent.Merged];

    /// <summary>The case with all that is known of it. What goes to people is made from it for its reader, by the methods below.</summary>
    public static CaseView View(string id, CaseState state)
    {
        ImmutableArray<string> reporters = [.. state.Reporters.Concat(state.Absorbed.SelectMany(later => later.Reporters)).Distinct()];
        var organisations = state.Absorbed.Select(later => later.Organisation).Append(state.Reported!.Organisation)
            .OfType<string>().Distinct().Count();
        return new CaseView
        {
            Id = id,
            Terms = state.Terms!,
            Position = state.Reported.Position,
            District = state.District,
            Note = state.Reported.Note,
            Status = state.Status,
            ObservedAt = state.Reported.ObservedAt ?? state.ReportedAt,
            ReportedAt = state.ReportedAt,
            Reporters = reporters,
            ReporterCount = reporters.Length + organisations,
            Unit = state.Unit,
            Workers = state.Workers,
            Deadlines = state.Deadlines,
            Reworks = state.Reworks,
            Reopenings = state.Reopenings,
            Extension = state.Extension,
            Reason = state.Reason,
            ReviewAt = state.ReviewAt,
            ProposedSuspension = state.ProposedSuspension,
            MergedInto = state.MergedInto,
            Absorbed = [.. state.Absorbed.Select(later => later.CaseId)],
            HandedFrom = state.CameFrom is [.., var last] ? last : null,
            Tasks = state.Tasks,
            Photos = state.Photos,
            Voices = state.Voices,
            Revision = state.Revision,
            History = state.History,
            Number = state.Number,
            Organisation = state.Reported.Organisation,
            Answers = state.Reported.Answers ?? [],
            FromPublic = PublicReporters.Is(state.Reported.RiderId),
        };
    }

    /// <summary>A case as a dispatcher of its district reads it.</summary>
    public static CaseView ForDispatcher(CaseView view, string by, DateTimeOffset now) =>
        view with { Due = CaseClockRules.Due(view), Overdue = IsOverdue(view, now), Actions = CaseLifecycle.ForDispatcher(view, by, now) };

    /// <summary>A case as a rider reads it who reported it or joined: every step, who has it and by when; not who the other people are.</summary>
    public static CaseView ForRider(CaseView view, string riderId, DateTimeOffset now) => view with
    {
        Due = CaseClockRules.Due(view),
        Overdue = IsOverdue(view, now),
        Actions = CaseLifecycle.ForRider(view, riderId, now),
        Reporters = [.. view.Reporters.Where(reporter => reporter == riderId)],
        Workers = [],
        ProposedSuspension = null,
        Absorbed = [],
        HandedFrom = null,
        Tasks = [],
        Organisation = null,
        Answers = [],
        History =
        [
            .. ForReporters(view.History).Concat(OwnAdditions(view, riderId)).OrderBy(entry => entry.At).Select(entry => Shown(entry, riderId)),
        ],
    };

    /// <summary>
    /// A case as somebody without account reads it who reported it or joined: every step as a rider reads it, nobody told apart. What somebody else
    /// wrote, and pictures, only as far as everybody may see them.
    /// </summary>
    /// <param name="view">The case with all that is known of it.</param>
    /// <param name="reporter">Who reads, as <see cref="PublicReporters"/> names them.</param>
    /// <param name="now">The time.</param>
    public static CaseView ForResident(CaseView view, string reporter, DateTimeOffset now)
    {
        var shown = ForRider(view, reporter, now);
        return shown with
        {
            Note = view.History[0].By == reporter || PublicCaseRules.IsRead(view) ? view.Note : "",
            Reporters = [],
            Actions = [],
            Photos = [.. view.Photos.Where(photo => photo.Released)],
            Voices = [],
            History = [.. shown.History.Select(entry => entry.By == reporter ? entry with { By = Person } : entry)],
        };
    }

    /// <summary>How many lines of its history every reporter reads.</summary>
    public static int ShownToReporters(CaseView view) => ForReporters(view.History).Count();

    /// <summary>Whether a deadline has passed that still means something.</summary>
    public static bool IsOverdue(CaseView view, DateTimeOffset now) => CaseClockRules.Due(view) is { } due && due.At <= now;

    /// <summary>
    /// Whether every reporter reads a line of the history: what offices do among themselves is left out, unless the case has moved on by it.
    /// </summary>
    /// <param name="history">All of it.</param>
    /// <param name="at">Which line, from 0.</param>
    public static bool IsShownToReporters(ImmutableArray<CaseHistoryEntry> history, int at) =>
        !OfOffices.Contains(history[at].Event) || (at > 0 && history[at].Status != history[at - 1].Status);

    private static IEnumerable<CaseHistoryEntry> ForReporters(ImmutableArray<CaseHistoryEntry> history) =>
        history.Where((_, at) => IsShownToReporters(history, at));

    private static IEnumerable<CaseHistoryEntry> OwnAdditions(CaseView view, string riderId) =>
        view.History.Where(entry => entry.Event is (CaseEvent.Joined or CaseEvent.Attached) && entry.By == riderId);

    private static CaseHistoryEntry Shown(CaseHistoryEntry entry, string riderId) => entry with
    {
        By = entry.By == riderId || entry.By == CaseSteps.System ? entry.By : OfPeople.Contains(entry.Event) ? Person : Office,
        Note = entry.By == riderId || WithNotesForReporters.Contains(entry.Event) ? entry.Note : null,
        TaskId = null,
    };
}
