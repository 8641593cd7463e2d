namespace RedStation.Contracts.Tasks;

/// <summary>What became of asking a delivery platform to forgive the time that a task takes (时间宽恕).</summary>
[Alias("exemption-status")]
public enum ExemptionStatus
{
    /// <summary>It is being asked.</summary>
    Asked = 0,

    /// <summary>It has not answered in time. It still may.</summary>
    Silent = 1,

    /// <summary>It forgives some minutes.</summary>
    Granted = 2,

    /// <summary>It forgives nothing.</summary>
    Refused = 3,
}

/// <summary>
/// What a task's rider may expect of a delivery platform whose orders they carry too. It stands here, beside the view that carries it, because
/// platforms know tasks and not the other way round. Only that rider reads it.
/// </summary>
/// <param name="DutyId">The duty at the platform; random, so that it says nothing of the task.</param>
/// <param name="PlatformId">The platform.</param>
/// <param name="PlatformName">What riders call it.</param>
/// <param name="Status">What became of it.</param>
/// <param name="ExpectedMinutes">How many minutes it is asked for, ≥ 1.</param>
/// <param name="HeldMinutes">How many of them its time pool holds for this, ≥ 0; 0 when the pool is empty this month, null until it is known.</param>
/// <param name="GrantedMinutes">How many it forgives, ≥ 0; null until it has answered.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="AnswerBy">From when on the rider need not wait any more.</param>
[GenerateSerializer, Immutable, Alias("task-exemption")]
public sealed record TaskExemption(
    [property: Id(0)] string DutyId,
    [property: Id(1)] string PlatformId,
    [property: Id(2)] string PlatformName,
    [property: Id(3)] ExemptionStatus Status,
    [property: Id(4)] int ExpectedMinutes,
    [property: Id(5)] int? HeldMinutes,
    [property: Id(6)] int? GrantedMinutes,
    [property: Id(7)] DateTimeOffset AskedAt,
    [property: Id(8)] DateTimeOffset AnswerBy);
