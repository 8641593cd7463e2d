namespace RedStation.Domain.Accounts;

/// <summary>
/// A refresh token is exchanged once. The answer to that may be lost on the way, and then it is shown again: for a while, by the one whose
/// next token has not been used yet, that is no theft. Whatever is shown later, or after its successor was used, is.
/// </summary>
/// <remarks>
/// Whoever holds a copy could follow the owner's exchanges within that while, one after the other. So answers that are lost three times in
/// a row to somebody else than who exchanged are no accident, and neither are more repeats than an app makes.
/// </remarks>
public static class RefreshRules
{
    /// <summary>An app that opens with many requests may show a token this often at once.</summary>
    public const int MostRepeats = 30;

    /// <summary>Exchanges in a row that may be repeated from another address: a phone that leaves a wireless network is there once.</summary>
    public const int MostShadowed = 2;

    /// <summary>What becomes of a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="address">The digest of the address that shows it.</param>
    /// <param name="grace">How long an answer may have been lost.</param>
    /// <param name="now">The time.</param>
    public static RefreshOutcome Decide(RefreshToken token, string address, TimeSpan grace, DateTimeOffset now)
    {
        if (token.UsedAt is not { } used)
        {
            return RefreshOutcome.Exchanged;
        }

        var lost = token is { HasSuccessor: true, SuccessorUsed: false, Repeats: < MostRepeats } && now < used + grace;
        return lost && !(IsOther(token, address) && token.Shadowed >= MostShadowed) ? RefreshOutcome.Repeated : RefreshOutcome.Stolen;
    }

    /// <summary>Whether a token is shown again from another address than that which exchanged it.</summary>
    public static bool IsOther(RefreshToken token, string address) => token.UsedBy != address;

    /// <summary>How many exchanges in a row were repeated from another address, once a token is exchanged.</summary>
    /// <param name="beforeRepeated">Whether the exchange that gave the token was.</param>
    /// <param name="shadowed">How many were before that.</param>
    public static long Shadowed(bool beforeRepeated, long shadowed) => beforeRepeated ? shadowed + 1 : 0;
}
