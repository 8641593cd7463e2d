using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>Only the platform that a token was given to ends it.</summary>
internal sealed class RevocationCheck(PlatformSignIn signIn) : IOpenIddictServerHandler<ValidateRevocationRequestContext>
{
    public async ValueTask HandleAsync(ValidateRevocationRequestContext context)
    {
        if (await signIn.Of(context.Request, context) is null)
        {
            context.Reject(Errors.InvalidClient, "The platform is not known here, or has not shown that it is the one.");
        }
    }
}
