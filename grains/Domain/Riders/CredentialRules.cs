using RedStation.Contracts.Riders;

namespace RedStation.Domain.Riders;

/// <summary>When a credential is good: once, in its time, from its rider.</summary>
public static class CredentialRules
{
    /// <summary>
    /// Checks a credential and marks it used, in memory: the station keeps the use with its check-in, which spares the rider's record the write.
    /// The same occasion may ask again: its first answer may have been lost on the way.
    /// </summary>
    /// <param name="riderId">Whose it must be.</param>
    /// <param name="state">The rider.</param>
    /// <param name="presented">What was read, and where.</param>
    /// <param name="now">The time.</param>
    /// <returns>The rider, and why the credential is refused; null when it is good.</returns>
    public static (RiderState State, RiderRefusal? Refusal) Present(
        string riderId, RiderState state, PresentedCredential presented, DateTimeOffset now)
    {
        if (CredentialText.Parse(presented.Credential) is not { } credential
            || credential.RiderId != riderId
            || state.Secret is not { } secret
            || !credential.IsSealedWith(secret))
        {
            return (state, RiderRefusal.CredentialInvalid);
        }

        var earlier = state.UsedCredentials.FirstOrDefault(used => used.Nonce == credential.Nonce);
        if (earlier is not null && earlier.Occasion != presented.Occasion)
        {
            return (state, RiderRefusal.CredentialUsed);
        }

        var again = earlier is not null || presented.InVisit;
        if (!again && credential.ExpiresAt <= now)
        {
            return (state, RiderRefusal.CredentialExpired);
        }

        if (state.Blocked)
        {
            return (state, RiderRefusal.RiderBlocked);
        }

        if (again)
        {
            // Nothing is granted by it, so it stays good for another station; also when it was taken for used before the station had heard of
            // the visit. Should it have been used after all, the check-ins know.
            return earlier is not null && presented is { InVisit: true, ReadInVisit: false }
                ? (state with { UsedCredentials = state.UsedCredentials.Remove(earlier) }, null)
                : (state, null);
        }

        var remembered = state.UsedCredentials
            .RemoveAll(used => used.ExpiresAt < now - Forgetting)
            .Add(new UsedCredential(credential.Nonce, presented.Occasion, credential.ExpiresAt));
        return (state with { UsedCredentials = remembered }, null);
    }

    /// <summary>The rider without the use of a credential at an occasion.</summary>
    public static RiderState Withdraw(RiderState state, string nonce, string occasion) => state with
    {
        UsedCredentials = state.UsedCredentials.RemoveAll(used => used.Nonce == nonce && used.Occasion == occasion),
    };

    /// <summary>
    /// How long after its expiry a used credential is remembered, so that it is called used rather than expired, and so that a
    /// reader's late retry still gets its answer.
    /// </summary>
    private static readonly TimeSpan Forgetting = TimeSpan.FromMinutes(5);
}
