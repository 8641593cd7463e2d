using OpenIddict.Abstractions;
using OpenIddict.Server;
using RedStation.Domain.Partners;
using RedStation.Storage.Partners;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>
/// Whether a platform may ask for what it asks, and have the rider back where it wants. Whoever fails here is never sent anywhere: the address is
/// not to be trusted.
/// </summary>
internal sealed class AuthorizationCheck(PlatformStore platforms) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        var platform = context.ClientId is { Length: > 0 } id ? (await platforms.Find(id))?.Platform : null;
        if (platform is not { Status: PlatformStatus.Active })
        {
            context.Reject(Errors.InvalidRequest, "No platform that takes part has this client_id.");
        }
        else if (context.RedirectUri is not { } back || !platform.RedirectUris.Contains(back, StringComparer.Ordinal))
        {
            context.Reject(Errors.InvalidRequest, "The redirect_uri is not one of the platform's, character by character.");
        }
        else if (!PlatformRules.MayAsk(platform, AskedScopes.Of(context.Request.GetScopes())))
        {
            context.Reject(Errors.InvalidScope, "The scope must hold duty, and what else this platform may ask for.");
        }
    }
}
