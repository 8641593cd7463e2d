using OpenIddict.Abstractions;
using OpenIddict.Server;
using RedStation.Storage.Partners;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>Ends what a platform has for a rider: the tokens; the link stays until the rider ends it.</summary>
internal sealed class RevocationHandler(PlatformLinkStore links) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        if (context.GenericTokenPrincipal?.GetClaim(RiderGrants.GrantClaim) is { } grant)
        {
            await links.EndGrant(grant);
        }
        else
        {
            context.Reject(Errors.UnsupportedTokenType, "Only tokens for a rider are ended before their time.");
        }
    }
}
