namespace RedStation.Contracts.Partners;

/// <summary>
/// The time pool (公益时间池) of a delivery platform: the minutes that it forgives in a calendar month, China's, kept by the ledger. Key:
/// <see cref="GrainKeys.TimePool"/>.
/// </summary>
[Alias("time-pool")]
public interface ITimePoolGrain : IGrainWithStringKey
{
    /// <summary>What is in it this month.</summary>
    [Alias("get")]
    Task<Answer<TimePoolView, TimePoolRefusal>> Get();

    /// <summary>Puts minutes into it, for this month.</summary>
    [Alias("top-up")]
    Task<Answer<TimePoolView, TimePoolRefusal>> TopUp(TopUpTimePool command);
}

/// <summary>Puts minutes into a time pool.</summary>
/// <param name="OperationId">The platform's id of this command.</param>
/// <param name="Minutes">How many, 1 … <see cref="Limits.TimePoolTopUp"/>.</param>
[GenerateSerializer, Immutable, Alias("top-up-time-pool")]
public sealed record TopUpTimePool([property: Id(0)] string OperationId, [property: Id(1)] int Minutes);

/// <summary>A time pool in a month. What is forgiven, held and available are its allotment and top-ups together.</summary>
/// <param name="Month">The month, <c>yyyy-MM</c>, China's.</param>
/// <param name="AllottedMinutes">What it began with.</param>
/// <param name="ToppedUpMinutes">What was put into it since.</param>
/// <param name="AvailableMinutes">What can still be held for duties.</param>
/// <param name="HeldMinutes">What is held for duties that have not ended, or were not answered yet.</param>
/// <param name="ForgivenMinutes">What was forgiven.</param>
[GenerateSerializer, Immutable, Alias("time-pool-view")]
public sealed record TimePoolView(
    [property: Id(0)] string Month,
    [property: Id(1)] long AllottedMinutes,
    [property: Id(2)] long ToppedUpMinutes,
    [property: Id(3)] long AvailableMinutes,
    [property: Id(4)] long HeldMinutes,
    [property: Id(5)] long ForgivenMinutes);

/// <summary>Why a command on a time pool was refused.</summary>
[Alias("time-pool-refusal")]
public enum TimePoolRefusal
{
    /// <summary>No platform has this id, or it takes part no more.</summary>
    PlatformNotFound = 0,

    /// <summary>The operation id was used for another amount, or in another month.</summary>
    OperationIdReused = 1,

    /// <summary>The pool would hold more than <see cref="Limits.TimePool"/>.</summary>
    TimePoolFull = 2,
}
