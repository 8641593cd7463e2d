using System.Collections.Immutable;
using RedStation.Contracts.Cases;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Cases;

/// <summary>All that is remembered of a case.</summary>
public sealed record CaseState
{
    /// <summary>How it was reported; null until it is.</summary>
    public ReportCase? Reported { get; init; }

    /// <summary>Its class and limits, as the list said when the class was given.</summary>
    public CaseTerms? Terms { get; init; }

    /// <summary>The adcode whose dispatchers have it.</summary>
    public string District { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public CaseStatus Status { get; init; }

    /// <summary>Where it stood before it was suspended or merged.</summary>
    public CaseStatus StatusBefore { get; init; }

    /// <summary>When the report arrived.</summary>
    public DateTimeOffset ReportedAt { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }

    /// <summary>The number that was given to it at 立案; null before.</summary>
    public string? Number { get; init; }

    /// <summary>The rider who reported it, first, and those who joined it themselves.</summary>
    public ImmutableArray<string> Reporters { get; init; } = [];

    /// <summary>Later reports that were merged into it, with their reporters.</summary>
    public ImmutableArray<AbsorbedCase> Absorbed { get; init; } = [];

    /// <summary>The case that it was merged into.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The unit that has it, or had it last.</summary>
    public string? Unit { get; init; }

    /// <summary>Who had a part in the work.</summary>
    public ImmutableArray<string> Workers { get; init; } = [];

    /// <summary>How often 核查 sent it back.</summary>
    public int Reworks { get; init; }

    /// <summary>How often it was reopened.</summary>
    public int Reopenings { get; init; }

    /// <summary>How much more time it was given, since it was opened or last reopened.</summary>
    public int? Extension { get; init; }

    /// <summary>The code of the template for which it was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>挂账 that a second person must agree to.</summary>
    public ProposedSuspension? ProposedSuspension { get; init; }

    /// <summary>When it is to be looked at again, while it is suspended.</summary>
    public DateTimeOffset? ReviewAt { get; init; }

    /// <summary>The districts that it came from, the last one last.</summary>
    public ImmutableArray<string> CameFrom { get; init; } = [];

    /// <summary>Tasks that were made from it.</summary>
    public ImmutableArray<CaseTask> Tasks { get; init; } = [];

    /// <summary>Its photos.</summary>
    public ImmutableArray<CasePhoto> Photos { get; init; } = [];

    /// <summary>What was said about it.</summary>
    public ImmutableArray<CaseVoice> Voices { get; init; } = [];

    /// <summary>What its clocks say, by the calendar that was known last.</summary>
    public CaseDeadlines Deadlines { get; init; } = new();

    /// <summary>When there is next something to do by itself, likewise; null for nothing.</summary>
    public DateTimeOffset? NextStepAt { get; init; }

    /// <summary>How many versions of classes and calendars there were when these were computed.</summary>
    public long RuleVersions { get; init; }

    /// <summary>Merging or splitting that the other case must still hear of.</summary>
    public PendingMerge? Pending { get; init; }

    /// <summary>Everything that happened.</summary>
    public ImmutableArray<CaseHistoryEntry> History { get; init; } = [];

    /// <summary>The last commands.</summary>
    public OperationLog Operations { get; init; } = new();
}

/// <summary>
/// Merging or splitting that was decided and the earlier case must still hear of. Stored before that one is told, so that a crash between the two
/// leaves nobody in one list and not in the other.
/// </summary>
/// <param name="Action"><see cref="CaseAction.Merge"/> or <see cref="CaseAction.Split"/>.</param>
/// <param name="CaseId">The earlier case.</param>
/// <param name="By">Who decided.</param>
/// <param name="Note">What they wrote.</param>
/// <param name="Key">What the command is remembered by.</param>
/// <param name="Fingerprint">The command's digest.</param>
/// <param name="At">When.</param>
public sealed record PendingMerge(
    CaseAction Action, string CaseId, string By, string? Note, string Key, string Fingerprint, DateTimeOffset At);

/// <summary>An answer as it is remembered: without the history, of which it was the first so many entries.</summary>
public sealed record RecordedCaseAnswer(CaseView? Case, int HistoryLength, CaseRefusal? Refusal);
