using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Api.Cases;

/// <summary>A case as its reader reads it.</summary>
public sealed record CaseWire
{
    /// <summary>The case's id.</summary>
    public required string Id { get; init; }

    /// <summary>The number that it was given at 立案 and keeps; null before.</summary>
    public string? Number { get; init; }

    /// <summary>Its class.</summary>
    public required string Class { get; init; }

    /// <summary>The limits of its class, as they were when the class was given.</summary>
    public required CaseLimitsWire Limits { get; init; }

    /// <summary>Where it is, WGS-84.</summary>
    public required GeoPoint Position { get; init; }

    /// <summary>The adcode whose dispatchers have it: that of its place, unless it was handed over.</summary>
    public required string District { get; init; }

    /// <summary>What the reporter wrote.</summary>
    public required string Note { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>When the reporter saw it.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>When the report arrived.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>The riders who reported it, first, and who joined; for riders only themselves.</summary>
    public required ImmutableArray<string> Reporters { get; init; }

    /// <summary>How many people and organisations have reported it, or joined.</summary>
    public required int ReporterCount { get; init; }

    /// <summary>Whether somebody without account reported it.</summary>
    public bool FromPublic { get; init; }

    /// <summary>The organisation that reported it, by its key of Open311; null when a rider did, and for riders.</summary>
    public string? Organisation { get; init; }

    /// <summary>What the organisation answered to what the class asks; empty otherwise, and for riders.</summary>
    public ImmutableArray<CaseAnswer> Answers { get; init; } = [];

    /// <summary>The unit that has it, or had it last.</summary>
    public string? Unit { get; init; }

    /// <summary>Who had a part in the work, and so cannot check it; empty for riders.</summary>
    public ImmutableArray<string> Workers { get; init; } = [];

    /// <summary>Its clocks.</summary>
    public required CaseDeadlinesWire Deadlines { get; init; }

    /// <summary>What somebody must do next, and by when; null when no clock runs.</summary>
    public CaseDue? Due { get; init; }

    /// <summary>Whether a deadline has passed that still means something.</summary>
    public bool Overdue { get; init; }

    /// <summary>How often 核查 sent it back.</summary>
    public int Reworks { get; init; }

    /// <summary>How often it was reopened.</summary>
    public int Reopenings { get; init; }

    /// <summary>How much more time it was given, in the unit of its class; null for none.</summary>
    public int? Extension { get; init; }

    /// <summary>The code of the template for which it was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>When it is to be looked at again, while it is suspended.</summary>
    public DateTimeOffset? ReviewAt { get; init; }

    /// <summary>挂账 that waits for a second person; null for riders.</summary>
    public ProposedSuspension? ProposedSuspension { get; init; }

    /// <summary>The earlier case that it was merged into.</summary>
    public string? MergedInto { get; init; }

    /// <summary>Later reports that were merged into it.</summary>
    public ImmutableArray<string> Absorbed { get; init; } = [];

    /// <summary>The district that it came from, and may be handed back to.</summary>
    public string? HandedFrom { get; init; }

    /// <summary>Tasks that were made from it; empty for riders.</summary>
    public ImmutableArray<CaseTask> Tasks { get; init; } = [];

    /// <summary>Its photos, in the order in which they came.</summary>
    public ImmutableArray<CasePhoto> Photos { get; init; } = [];

    /// <summary>What was said about it, in the order in which it came.</summary>
    public ImmutableArray<CaseVoice> Voices { get; init; } = [];

    /// <summary>Grows with every change; a smaller one than held is stale.</summary>
    public required long Revision { get; init; }

    /// <summary>Everything that happened, oldest first.</summary>
    public required ImmutableArray<CaseHistoryEntry> History { get; init; }

    /// <summary>What the reader may do with it now.</summary>
    public ImmutableArray<CaseAction> Actions { get; init; } = [];

    /// <summary>A case that was made for its reader.</summary>
    public static CaseWire Of(CaseView view) => new()
    {
        Id = view.Id,
        Number = view.Number,
        Class = view.Terms.ClassId,
        Limits = new CaseLimitsWire(view.Terms.Answer, view.Terms.Closing, view.Terms.Urgent),
        Position = view.Position,
        District = view.District,
        Note = view.Note,
        Status = view.Status,
        TakenAt = view.ObservedAt,
        ReportedAt = view.ReportedAt,
        Reporters = view.Reporters,
        ReporterCount = view.ReporterCount,
        FromPublic = view.FromPublic,
        Organisation = view.Organisation,
        Answers = view.Answers,
        Unit = view.Unit,
        Workers = view.Workers,
        Deadlines = CaseDeadlinesWire.Of(view.Deadlines),
        Due = view.Due,
        Overdue = view.Overdue,
        Reworks = view.Reworks,
        Reopenings = view.Reopenings,
        Extension = view.Extension,
        Reason = view.Reason,
        ReviewAt = view.ReviewAt,
        ProposedSuspension = view.ProposedSuspension,
        MergedInto = view.MergedInto,
        Absorbed = view.Absorbed,
        HandedFrom = view.HandedFrom,
        Tasks = view.Tasks,
        Photos = view.Photos,
        Voices = view.Voices,
        Revision = view.Revision,
        History = view.History,
        Actions = view.Actions,
    };
}
