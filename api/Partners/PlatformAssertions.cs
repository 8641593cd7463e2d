using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Storage.Partners;

namespace RedStation.Api.Partners;

/// <summary>
/// What platforms sign with their own keys (RFC 7521, 7523): that they ask, or that one of their riders does. Each is for this address alone, for at
/// most five minutes, and works once.
/// </summary>
internal sealed class PlatformAssertions(UsedGrantStore used, TimeProvider clock)
{
    /// <summary>The longest assertion, in characters.</summary>
    public const int MostCharacters = 4_000;

    /// <summary>The longest life of an assertion.</summary>
    private static readonly TimeSpan MostLife = TimeSpan.FromMinutes(5);

    /// <summary>Machines' clocks differ a little.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MostCharacters };

    /// <summary>Whom an assertion is about; null when it is not to be believed.</summary>
    /// <param name="client">The platform that must have signed it.</param>
    /// <param name="assertion">The assertion: a JWT by one of its keys, with <c>iss</c>, <c>sub</c>, <c>aud</c>, <c>exp</c> and <c>jti</c>.</param>
    /// <param name="audiences">Whom it may be for.</param>
    /// <param name="purpose">What it is shown as.</param>
    public async Task<string?> SubjectOf(PlatformClient client, string? assertion, IEnumerable<string> audiences, string purpose)
    {
        if (client.Jwks is not { } jwks || assertion is not { Length: > 0 and <= MostCharacters })
        {
            return null;
        }

        var result = await handler.ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidIssuer = client.Platform.Id,
            ValidAudiences = audiences,
            ValidAlgorithms = PlatformKeys.Algorithms,
            IssuerSigningKeys = PlatformKeys.Read(jwks).GetSigningKeys(),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        });
        // What a head calls critical must be understood (RFC 7515, 4.1.11), and nothing is.
        return result.IsValid && result.SecurityToken is JsonWebToken { Id.Length: > 0, Subject.Length: > 0 } token
            && !token.TryGetHeaderValue<object>("crit", out _)
            && await used.Use($"{purpose} {client.Platform.Id}", token.Id, new DateTimeOffset(token.ValidTo, TimeSpan.Zero) + Skew)
                ? token.Subject
                : null;
    }

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until > now - Skew && until <= now + MostLife + Skew && !(from > now + Skew);
    }
}
