using RedStation.Contracts.Tasks;

namespace RedStation.Contracts.Partners;

/// <summary>Where a duty stands.</summary>
[Alias("duty-status")]
public enum DutyStatus
{
    /// <summary>The rider has the task.</summary>
    Started = 0,

    /// <summary>The rider is done with it.</summary>
    Ended = 1,

    /// <summary>It came to nothing: called off, run out or handed back. Nothing is forgiven for it.</summary>
    Cancelled = 2,
}

/// <summary>A duty as its platform reads it: no place, no name, and no id that leads to either.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PlatformId">Which platform.</param>
/// <param name="Rider">What that platform knows the rider by.</param>
/// <param name="TaskClass">The task's kind.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="StartedAt">When the rider got the task.</param>
/// <param name="ExpectedMinutes">How many minutes the platform is asked for, ≥ 1.</param>
/// <param name="OrdersAffectedUntil">Orders that the rider was to deliver before this may be late because of it.</param>
/// <param name="HeldMinutes">How many minutes of the time pool are kept for it, ≥ 0; 0 when the pool was empty.</param>
[GenerateSerializer, Immutable, Alias("platform-duty-view")]
public sealed record PlatformDutyView(
    [property: Id(0)] string Id,
    [property: Id(1)] string PlatformId,
    [property: Id(2)] string Rider,
    [property: Id(3)] TaskType TaskClass,
    [property: Id(4)] DutyStatus Status,
    [property: Id(5)] DateTimeOffset StartedAt,
    [property: Id(6)] int ExpectedMinutes,
    [property: Id(7)] DateTimeOffset OrdersAffectedUntil,
    [property: Id(8)] int HeldMinutes)
{
    /// <summary>How many minutes the platform forgives; null until it has answered.</summary>
    [Id(9)] public int? GrantedMinutes { get; init; }

    /// <summary>When it has answered, or null.</summary>
    [Id(10)] public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it ended, or null.</summary>
    [Id(11)] public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Until when it can be answered; null while the rider is on duty, and once it is answered or cancelled.</summary>
    [Id(12)] public DateTimeOffset? AnswerUntil { get; init; }
}
