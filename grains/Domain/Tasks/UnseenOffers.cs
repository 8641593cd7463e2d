namespace RedStation.Domain.Tasks;

/// <summary>A rider whom offers of a task have not reached: the phone was locked, or had no network.</summary>
/// <param name="RiderId">Who.</param>
/// <param name="Times">How many offers ran out unseen.</param>
/// <param name="AgainAt">From when on a round of rings may ask them again.</param>
public sealed record UnseenOffers(string RiderId, int Times, DateTimeOffset AgainAt);
