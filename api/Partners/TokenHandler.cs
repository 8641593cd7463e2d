using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using RedStation.Api.Http.Identity;
using RedStation.Storage.Partners;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>Gives tokens for codes, refresh tokens, platforms' own credentials, and their assertions about riders.</summary>
internal sealed class TokenHandler(RiderGrants grants, PlatformStore platforms, OAuthKey key) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        await key.Publish();
        if (context.Request.IsClientCredentialsGrantType() && context.Request.GetScopes().Any(scope => scope != Access.PlatformScope))
        {
            context.Reject(Errors.InvalidScope, "A platform has no other scope for itself than platform.");
        }
        else if (await Granted(context) is { } principal)
        {
            context.SignIn(principal);
        }
        else
        {
            context.Reject(Errors.InvalidGrant, "This was used already, was taken back, or is not to be believed.");
        }
    }

    private async Task<ClaimsPrincipal?> Granted(HandleTokenRequestContext context)
    {
        var platformId = context.Request.ClientId!;
        if (context.Request.IsClientCredentialsGrantType())
        {
            return RiderGrants.OfPlatform(platformId);
        }

        if (context.Request.GrantType == RiderGrants.JwtBearer)
        {
            return await grants.Embedded(
                (await platforms.Find(platformId))!, (string?)context.Request["assertion"], PlatformSignIn.Audiences(context));
        }

        return (context.AuthorizationCodePrincipal ?? context.RefreshTokenPrincipal) is { } shown
            ? await grants.Exchange(shown, platformId)
            : null;
    }
}
