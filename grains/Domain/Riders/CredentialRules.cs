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
    public static Decision<RiderState, RiderRefusal?> Present(string riderId, RiderState state, PresentedCredential presented, DateTimeOffset now)
    {
        if (CredentialText.Parse(presented.Credential) is not { } credential
            || credential.RiderId != riderId
            || state.Secret is not { } secret
            || !credential.IsSealedWith(secret))
        {
            return new(state, RiderRefusal.CredentialInvalid, false);
        }

        var earlier = state.UsedCredentials.FirstOrDefault(used => used.Nonce == credential.Nonce);
        if (earlier is not null && earlier.Occasion != presented.Occasion)
        {
            return new(state, RiderRefusal.CredentialUsed, false);
        }

        var again = earlier is not null || presented.InVisit;
        if (!again && credential.ExpiresAt <= now)
        {
            return new(state, RiderRefusal.CredentialExpired, false);
        }

        if (state.Blocked)
        {
            return new(state, RiderRefusal.RiderBlocked, false);
        }

        if (again)
        {
            // Nothing is granted by it, so it stays good for another station; also when it was taken for used before the station had heard of
            // the visit. Should it have been used after all, the check-ins know.
            return earlier is not null && presented is { InVisit: true, ReadInVisit: false }
                ? new(state with { UsedCredentials = state.UsedCredentials.Remove(earlier) }, null, false)
                : new(state, null, false);
        }

        var remembered = state.UsedCredentials
            .RemoveAll(used => used.ExpiresAt < now - Forgetting)
            .Add(new UsedCredential(credential.Nonce, presented.Occasion, credential.ExpiresAt));
        return new(state with { UsedCredentials = remembered }, null, true);
    }

    /// <summary>
    /// How long after its expiry a used credential is remembered, so that it is called used rather than expired, and so that a
    /// reader's late retry still gets its answer.
    /// </summary>
    private static readonly TimeSpan Forgetting = TimeSpan.FromMinutes(5);
}
