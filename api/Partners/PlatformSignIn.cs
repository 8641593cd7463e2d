using OpenIddict.Abstractions;
using RedStation.Domain.Partners;
using RedStation.Storage.Partners;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>Platforms show who they are: by their secret, or by an assertion of their keys. Suspended ones are nobody.</summary>
internal sealed class PlatformSignIn(PlatformStore platforms, PlatformAssertions assertions, TimeProvider clock)
{
    private const int LongestSecret = 200;

    /// <summary>The platform that asks; null when it does not show that it is.</summary>
    public async Task<PlatformClient?> Of(OpenIddictRequest request, BaseContext context)
    {
        if (request.ClientId is not { Length: > 0 } id || await platforms.Find(id) is not { Platform.Status: PlatformStatus.Active } client)
        {
            return null;
        }

        if (request.ClientAssertion is { Length: > 0 } assertion)
        {
            return string.IsNullOrEmpty(request.ClientSecret) && request.ClientAssertionType == ClientAssertionTypes.JwtBearer
                && await assertions.SubjectOf(client, assertion, Audiences(context), "client") == id
                    ? client
                    : null;
        }

        return request.ClientSecret is { Length: > 0 and <= LongestSecret } secret
            && client.HasSecret(PlatformSecrets.Digest(secret), clock.GetUtcNow())
                ? client
                : null;
    }

    /// <summary>Whom an assertion may be for: the address of tokens, and the issuer.</summary>
    public static IReadOnlyList<string> Audiences(BaseContext context)
    {
        var issuer = (context.Options.Issuer ?? context.BaseUri!).AbsoluteUri;
        return [issuer, issuer.TrimEnd('/'), issuer.TrimEnd('/') + "/connect/token"];
    }
}
