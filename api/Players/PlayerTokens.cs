using System.Collections.Concurrent;
using RedStation.Api.Accounts;

namespace RedStation.Api.Players;

/// <summary>Access tokens of players, made in this process and kept until shortly before they run out.</summary>
public sealed class PlayerTokens(TokenIssuer issuer, TimeProvider clock)
{
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> held = new(StringComparer.Ordinal);

    /// <summary>A token that is good for at least a minute.</summary>
    public string For(AccountIdentity who)
    {
        var now = clock.GetUtcNow();
        if (held.TryGetValue(who.Subject, out var known) && known.Until > now)
        {
            return known.Token;
        }

        var issued = issuer.Issue(who);
        held[who.Subject] = (issued.AccessToken, now + TimeSpan.FromSeconds(issued.ExpiresIn) - Reserve);
        return issued.AccessToken;
    }
}
