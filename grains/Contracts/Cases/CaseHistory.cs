namespace RedStation.Contracts.Cases;

/// <summary>One line of a case's history. Everything that is known of a case's time can be computed from these lines and the calendar.</summary>
[GenerateSerializer, Immutable, Alias("case-history-entry")]
public sealed record CaseHistoryEntry
{
    /// <summary>The status afterwards.</summary>
    [Id(0)] public required CaseStatus Status { get; init; }

    /// <summary>When.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>
    /// The subject who did it, or <c>system</c>. Riders read <c>reporter</c> of another rider and <c>office</c> of everybody else.
    /// </summary>
    [Id(2)] public required string By { get; init; }

    /// <summary>What happened.</summary>
    [Id(3)] public required CaseEvent Event { get; init; }

    /// <summary>What they wrote, or null.</summary>
    [Id(4)] public string? Note { get; init; }

    /// <summary>The class and its limits, where they were set.</summary>
    [Id(5)] public CaseTerms? Terms { get; init; }

    /// <summary>The unit that it was given to.</summary>
    [Id(6)] public string? Unit { get; init; }

    /// <summary>The district that it went to.</summary>
    [Id(7)] public string? District { get; init; }

    /// <summary>The code of the template, where it was refused.</summary>
    [Id(8)] public string? Reason { get; init; }

    /// <summary>The other case, where two were merged or split.</summary>
    [Id(9)] public string? CaseId { get; init; }

    /// <summary>The task, where one was made or has changed.</summary>
    [Id(10)] public string? TaskId { get; init; }

    /// <summary>How much more time it was given, in the unit of its class.</summary>
    [Id(11)] public int? Extension { get; init; }

    /// <summary>When it is to be looked at again, where it was suspended.</summary>
    [Id(12)] public DateTimeOffset? ReviewAt { get; init; }

    /// <summary>Which step of escalation it was.</summary>
    [Id(13)] public CaseEscalation? Escalation { get; init; }

    /// <summary>The photo that came, was released or withdrawn.</summary>
    [Id(14)] public string? PhotoId { get; init; }

    /// <summary>The recording that came.</summary>
    [Id(15)] public string? VoiceId { get; init; }

    /// <summary>The deadline for closing that another system had set, where a case was imported; it stands until the case is reopened.</summary>
    [Id(20)] public DateTimeOffset? DueAt { get; init; }
}

/// <summary>A step of escalation.</summary>
/// <param name="Clock">Which clock.</param>
/// <param name="Level">Whom it called.</param>
/// <param name="DueAt">When it was due; it may have been recorded later, when nothing ran then.</param>
[GenerateSerializer, Immutable, Alias("case-escalation")]
public sealed record CaseEscalation(
    [property: Id(0)] CaseClockKind Clock, [property: Id(1)] EscalationLevel Level, [property: Id(2)] DateTimeOffset DueAt);

/// <summary>Which clock of a case.</summary>
[Alias("case-clock-kind")]
public enum CaseClockKind
{
    /// <summary>From the report until it is accepted or refused.</summary>
    Answer = 0,

    /// <summary>From 派遣 until it is closed; stands in 挂账 and 回退.</summary>
    Closing = 1,
}

/// <summary>Whom a step of escalation calls.</summary>
[Alias("escalation-level")]
public enum EscalationLevel
{
    /// <summary>A reminder to the dispatcher, at three quarters of the time.</summary>
    Dispatcher = 0,

    /// <summary>The head of the unit, when the time is over.</summary>
    UnitHead = 1,

    /// <summary>The district, at one and a half times the time.</summary>
    District = 2,
}

/// <summary>What happened in a history entry, for translation.</summary>
[Alias("case-event")]
public enum CaseEvent
{
    /// <summary>A rider reported it.</summary>
    Reported = 0,

    /// <summary>Somebody else has seen it too.</summary>
    Joined = 1,

    /// <summary>核实 began.</summary>
    VerificationStarted = 2,

    /// <summary>立案.</summary>
    Opened = 3,

    /// <summary>不予立案.</summary>
    Refused = 4,

    /// <summary>Merged into an earlier one.</summary>
    Merged = 5,

    /// <summary>Split from it again.</summary>
    Split = 6,

    /// <summary>A later report was merged into this one.</summary>
    Absorbed = 7,

    /// <summary>That report was split from this one again.</summary>
    Released = 8,

    /// <summary>派遣.</summary>
    Dispatched = 9,

    /// <summary>处置 began.</summary>
    Started = 10,

    /// <summary>处置 done.</summary>
    Finished = 11,

    /// <summary>核查 passed, 结案.</summary>
    Closed = 12,

    /// <summary>核查 not passed, 返工.</summary>
    ReworkOrdered = 13,

    /// <summary>回退.</summary>
    Returned = 14,

    /// <summary>Handed to another district.</summary>
    HandedOver = 15,

    /// <summary>Handed back to the district before.</summary>
    HandedBack = 16,

    /// <summary>挂账 asked for.</summary>
    SuspensionProposed = 17,

    /// <summary>挂账 not agreed to.</summary>
    SuspensionDeclined = 18,

    /// <summary>挂账.</summary>
    Suspended = 19,

    /// <summary>A suspended case is to be looked at again.</summary>
    ReviewDue = 20,

    /// <summary>挂账 ended.</summary>
    Resumed = 21,

    /// <summary>延期.</summary>
    Extended = 22,

    /// <summary>Who reported it said that it is not solved.</summary>
    Reopened = 23,

    /// <summary>A reminder, or an escalation.</summary>
    Escalated = 24,

    /// <summary>A task was made from it.</summary>
    TaskOpened = 25,

    /// <summary>A rider has the task.</summary>
    TaskTaken = 26,

    /// <summary>The task is done and was checked.</summary>
    TaskVerified = 27,

    /// <summary>The task came to nothing.</summary>
    TaskFailed = 28,

    /// <summary>A photo or a recording came from somebody who reported it.</summary>
    Attached = 29,

    /// <summary>The public may see a photo.</summary>
    PhotoReleased = 30,

    /// <summary>The public may see a photo no more.</summary>
    PhotoWithdrawn = 31,
}
