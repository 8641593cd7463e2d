using System.Collections.Immutable;
using RedStation.Contracts.Tasks;

namespace RedStation.Contracts.Cases;

/// <summary>The class of a case and its limits, as they were when the class was given.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Answer">How long it may take until it is accepted or refused.</param>
/// <param name="Closing">How long it may take until it is closed.</param>
/// <param name="Urgent">Whether it comes before others.</param>
[GenerateSerializer, Immutable, Alias("case-terms")]
public sealed record CaseTerms(
    [property: Id(0)] string ClassId, [property: Id(1)] CaseLimit Answer, [property: Id(2)] CaseLimit Closing, [property: Id(3)] bool Urgent);

/// <summary>What a case's clocks say.</summary>
[GenerateSerializer, Immutable, Alias("case-deadlines")]
public sealed record CaseDeadlines
{
    /// <summary>By when it should be accepted or refused; null before it is reported.</summary>
    [Id(0)] public DateTimeOffset? AnswerDueAt { get; init; }

    /// <summary>When it was accepted, refused or merged.</summary>
    [Id(1)] public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it was first dispatched, since it was opened or last reopened.</summary>
    [Id(2)] public DateTimeOffset? ClosingStartedAt { get; init; }

    /// <summary>By when it should be closed; null before 派遣 and while the clock stands with time left.</summary>
    [Id(3)] public DateTimeOffset? ClosingDueAt { get; init; }

    /// <summary>When it was closed.</summary>
    [Id(4)] public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether the clock for closing stands, in 挂账 or 回退.</summary>
    [Id(5)] public bool Stopped { get; init; }

    /// <summary>Whether a deadline reaches into a year whose holidays are not known yet; it is computed anew when they are.</summary>
    [Id(6)] public bool Provisional { get; init; }

    /// <summary>Counted time until it was closed or until the clock stopped, of the unit of its class: a working day is 24 hours of it.</summary>
    [Id(7)] public TimeSpan ClosingUsed { get; init; }
}

/// <summary>The deadline of a case that comes next.</summary>
/// <param name="Clock">Whether it must be answered by then, or closed.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("case-due")]
public sealed record CaseDue([property: Id(0)] CaseClockKind Clock, [property: Id(1)] DateTimeOffset At);

/// <summary>A task that was made from a case.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="ForVerification">Whether it is to find out if the report is true; otherwise it is to solve it.</param>
/// <param name="Status">Where the task stands.</param>
/// <param name="Assignee">The rider who has it, or did it.</param>
[GenerateSerializer, Immutable, Alias("case-task")]
public sealed record CaseTask(
    [property: Id(0)] string TaskId,
    [property: Id(1)] bool ForVerification,
    [property: Id(2)] GovernanceTaskStatus Status,
    [property: Id(3)] string? Assignee);

/// <summary>挂账 that a second person must agree to.</summary>
/// <param name="By">Who asked for it.</param>
/// <param name="Note">Why.</param>
/// <param name="ReviewAt">When it is to be looked at again.</param>
[GenerateSerializer, Immutable, Alias("proposed-suspension")]
public sealed record ProposedSuspension([property: Id(0)] string By, [property: Id(1)] string Note, [property: Id(2)] DateTimeOffset ReviewAt);

/// <summary>A case as people see it.</summary>
[GenerateSerializer, Immutable, Alias("case-view")]
public sealed record CaseView
{
    /// <summary>The case's id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Its class and limits.</summary>
    [Id(1)] public required CaseTerms Terms { get; init; }

    /// <summary>Where it is, WGS-84.</summary>
    [Id(2)] public required GeoPoint Position { get; init; }

    /// <summary>The adcode whose dispatchers have it: that of its place, unless it was handed over.</summary>
    [Id(3)] public required string District { get; init; }

    /// <summary>What the reporter wrote.</summary>
    [Id(4)] public required string Note { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(5)] public required CaseStatus Status { get; init; }

    /// <summary>When the reporter saw it.</summary>
    [Id(6)] public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>When the report arrived.</summary>
    [Id(7)] public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>The riders who reported it, first, and who joined; for riders only themselves.</summary>
    [Id(8)] public required ImmutableArray<string> Reporters { get; init; }

    /// <summary>How many people and organisations have reported it, or joined.</summary>
    [Id(9)] public required int ReporterCount { get; init; }

    /// <summary>The unit that has it, or had it last.</summary>
    [Id(10)] public string? Unit { get; init; }

    /// <summary>Who had a part in the work, and so cannot check it; empty for riders.</summary>
    [Id(11)] public ImmutableArray<string> Workers { get; init; } = [];

    /// <summary>Its clocks.</summary>
    [Id(12)] public required CaseDeadlines Deadlines { get; init; }

    /// <summary>Whether a deadline has passed that still means something.</summary>
    [Id(13)] public bool Overdue { get; init; }

    /// <summary>How often 核查 sent it back.</summary>
    [Id(14)] public int Reworks { get; init; }

    /// <summary>How often it was reopened.</summary>
    [Id(15)] public int Reopenings { get; init; }

    /// <summary>How much more time it was given, in the unit of its class; null for none.</summary>
    [Id(16)] public int? Extension { get; init; }

    /// <summary>The code of the template for which it was refused.</summary>
    [Id(17)] public string? Reason { get; init; }

    /// <summary>When it is to be looked at again, while it is suspended.</summary>
    [Id(18)] public DateTimeOffset? ReviewAt { get; init; }

    /// <summary>挂账 that waits for a second person; null for riders.</summary>
    [Id(19)] public ProposedSuspension? ProposedSuspension { get; init; }

    /// <summary>The earlier case that it was merged into.</summary>
    [Id(20)] public string? MergedInto { get; init; }

    /// <summary>Later reports that were merged into it.</summary>
    [Id(21)] public ImmutableArray<string> Absorbed { get; init; } = [];

    /// <summary>The district that it came from, and may be handed back to.</summary>
    [Id(22)] public string? HandedFrom { get; init; }

    /// <summary>Tasks that were made from it; empty for riders.</summary>
    [Id(23)] public ImmutableArray<CaseTask> Tasks { get; init; } = [];

    /// <summary>Grows with every change; a smaller one than held is stale.</summary>
    [Id(24)] public required long Revision { get; init; }

    /// <summary>Everything that happened, oldest first.</summary>
    [Id(25)] public required ImmutableArray<CaseHistoryEntry> History { get; init; }

    /// <summary>What the reader may do with it now; empty when nothing, and until it is known who reads.</summary>
    [Id(26)] public ImmutableArray<CaseAction> Actions { get; init; } = [];

    /// <summary>Its photos, in the order in which they came.</summary>
    [Id(27)] public ImmutableArray<CasePhoto> Photos { get; init; } = [];

    /// <summary>What was said about it, in the order in which it came.</summary>
    [Id(28)] public ImmutableArray<CaseVoice> Voices { get; init; } = [];

    /// <summary>The number that it was given at 立案 and keeps; null before, and for a case of before there were numbers until its next step.</summary>
    [Id(30)] public string? Number { get; init; }

    /// <summary>The organisation that reported it, by its key of Open311; null when a rider did, and for riders.</summary>
    [Id(31)] public string? Organisation { get; init; }

    /// <summary>What the organisation answered to what the class asks; empty otherwise, and for riders.</summary>
    [Id(32)] public ImmutableArray<CaseAnswer> Answers { get; init; } = [];

    /// <summary>What somebody must do next, and by when; null when no clock runs, and until it is known who reads.</summary>
    [Id(33)] public CaseDue? Due { get; init; }

    /// <summary>Whether somebody without account reported it.</summary>
    [Id(34)] public bool FromPublic { get; init; }
}
