using RedStation.Contracts.Tasks;

namespace RedStation.Contracts.Partners;

/// <summary>A rider has got a task.</summary>
/// <param name="PlatformId">Which platform is told.</param>
/// <param name="Pseudonym">What that platform knows the rider by.</param>
/// <param name="RiderId">The rider. The platform never learns this id.</param>
/// <param name="TaskId">The task, which hears of the answer. The platform never learns this id either.</param>
/// <param name="TaskClass">The task's kind.</param>
/// <param name="District">The adcode on whose behalf it is done; for sums over many riders only.</param>
/// <param name="ExpectedMinutes">How many minutes are asked for, ≥ 1.</param>
/// <param name="At">When the rider got it.</param>
[GenerateSerializer, Immutable, Alias("start-duty")]
public sealed record StartDuty(
    [property: Id(0)] string PlatformId,
    [property: Id(1)] string Pseudonym,
    [property: Id(2)] string RiderId,
    [property: Id(3)] string TaskId,
    [property: Id(4)] TaskType TaskClass,
    [property: Id(5)] string District,
    [property: Id(6)] int ExpectedMinutes,
    [property: Id(7)] DateTimeOffset At);

/// <summary>A rider is done with a task, or has it no more.</summary>
/// <param name="IsCancelled">Whether it came to nothing: called off, run out or handed back.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("end-duty")]
public sealed record EndDuty([property: Id(0)] bool IsCancelled, [property: Id(1)] DateTimeOffset At);

/// <summary>A platform says what it forgives.</summary>
/// <param name="PlatformId">Which platform says so.</param>
/// <param name="GrantedMinutes">How many minutes, 0 … what its time pool holds for the duty.</param>
[GenerateSerializer, Immutable, Alias("answer-duty")]
public sealed record AnswerDuty([property: Id(0)] string PlatformId, [property: Id(1)] int GrantedMinutes);
