using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Http.Identity;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Makes access tokens: JWT, ES256.</summary>
public sealed class TokenIssuer(SigningKeys keys, IOptions<AuthOptions> options, TimeProvider clock)
{
    /// <summary>The issuer and the audience of our own tokens.</summary>
    public const string Issuer = "redstation";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Makes an access token.</summary>
    /// <param name="identity">Whom it is for.</param>
    /// <param name="session">The session with which it ends, or null when none keeps it up.</param>
    public TokensWire Issue(AccountIdentity identity, string? session = null)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            [Claims.Sub] = identity.Subject,
            [Claims.RoleClaim] = identity.Role,
            [Claims.Name] = identity.DisplayName,
            [Claims.DistrictsClaim] = identity.Districts.ToArray(),
        };
        if (identity.StationId is { } station)
        {
            claims[Claims.StationIdClaim] = station;
        }

        if (identity.Organisation is { } organisation)
        {
            claims[Claims.OrganisationClaim] = organisation;
        }

        if (session is not null)
        {
            claims[Claims.SessionIdClaim] = session;
        }

        var life = options.Value.AccessLife;
        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + life).UtcDateTime,
            Claims = claims,
            SigningCredentials = keys.Current,
        });
        return new TokensWire(token, (int)life.TotalSeconds, null, identity.Role, identity.Subject);
    }
}
