using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Http.Identity;

namespace RedStation.Api.Accounts;

/// <summary>
/// Checks a token of ours in full when it is new, and by the clock and its session when it comes again: a device sends the same token with each of
/// its reports, and verifying the signature costs more than taking the report in.
/// </summary>
internal sealed class SessionTokenHandler(EndedSessions ended) : JsonWebTokenHandler, IDisposable
{
    /// <summary>About 2 KB each; those above it are checked in full each time.</summary>
    private const int Most = 20_000;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (known.Get<TokenValidationResult>(token) is { } before)
        {
            var seen = before.SecurityToken;
            return validationParameters.LifetimeValidator(seen.ValidFrom, seen.ValidTo, seen, validationParameters)
                ? OfLiveSession(before)
                : new TokenValidationResult { Exception = new SecurityTokenExpiredException("The token has expired.") { Expires = seen.ValidTo } };
        }

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
        {
            known.Set(token, result, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Life });
        }

        return result.IsValid ? OfLiveSession(result) : result;
    }

    private TokenValidationResult OfLiveSession(TokenValidationResult result) =>
        result.ClaimsIdentity.FindFirst(Claims.SessionIdClaim) is { } session && ended.Contains(session.Value)
            ? new TokenValidationResult { Exception = new SecurityTokenException("The token's session was ended.") }
            : result;

    /// <inheritdoc/>
    public void Dispose() => known.Dispose();
}
