using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>Only a platform that shows who it is gets tokens.</summary>
internal sealed class TokenCheck(PlatformSignIn signIn) : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public async ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (await signIn.Of(context.Request, context) is null)
        {
            context.Reject(Errors.InvalidClient, "The platform is not known here, or has not shown that it is the one.");
        }
    }
}
