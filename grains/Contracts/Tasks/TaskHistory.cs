namespace RedStation.Contracts.Tasks;

/// <summary>One line of a task's history.</summary>
/// <param name="Status">The status afterwards.</param>
/// <param name="At">When.</param>
/// <param name="By">The subject who did it, or <c>system</c>.</param>
/// <param name="Note">What they wrote; for a widened ring its radius in metres.</param>
/// <param name="Event">What happened.</param>
[GenerateSerializer, Immutable, Alias("task-history-entry")]
public sealed record TaskHistoryEntry(
    [property: Id(0)] GovernanceTaskStatus Status,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string By,
    [property: Id(3)] string? Note,
    [property: Id(4)] TaskEvent Event);

/// <summary>What happened in a history entry, for translation.</summary>
[Alias("task-event")]
public enum TaskEvent
{
    /// <summary>A dispatcher opened the task.</summary>
    Opened = 0,

    /// <summary>Offers began, or began again.</summary>
    OfferingStarted = 1,

    /// <summary>A rider was shown an offer.</summary>
    Offered = 2,

    /// <summary>A rider declined.</summary>
    Declined = 3,

    /// <summary>An offer ran out.</summary>
    OfferExpired = 4,

    /// <summary>The ring grew.</summary>
    Widened = 5,

    /// <summary>The last ring gave nobody: a dispatcher is called.</summary>
    NoRider = 6,

    /// <summary>A rider accepted.</summary>
    AcceptedByRider = 7,

    /// <summary>A dispatcher assigned by hand.</summary>
    AssignedByHand = 8,

    /// <summary>The rider gave it back.</summary>
    HandedBack = 9,

    /// <summary>The rider began.</summary>
    Started = 10,

    /// <summary>The rider sent the evidence.</summary>
    Submitted = 11,

    /// <summary>A dispatcher verified it.</summary>
    Verified = 12,

    /// <summary>A dispatcher rejected it.</summary>
    Rejected = 13,

    /// <summary>A dispatcher called it off.</summary>
    Cancelled = 14,

    /// <summary>The deadline passed.</summary>
    Overdue = 15,

    /// <summary>It ended without a rider.</summary>
    Expired = 16,

    /// <summary>The photo that was to follow the evidence has come, or will not come.</summary>
    PhotoSettled = 17,

    /// <summary>It was taken from its rider because no platform forgave them the time, which is not the rider's doing.</summary>
    Released = 18,
}
