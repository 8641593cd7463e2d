using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using RedStation.Domain.Partners;
using RedStation.Storage.Partners;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>
/// Platforms show who they are: by their secret, or by an assertion of their keys. Suspended ones are nobody, and so is for a while who was wrong too
/// often.
/// </summary>
internal sealed class PlatformSignIn(PlatformStore platforms, PlatformAssertions assertions, FailedSignIns failures, TimeProvider clock)
{
    private const int LongestSecret = 200;

    /// <summary>The platform that asks; null when it does not show that it is.</summary>
    public async Task<PlatformClient?> Of(OpenIddictRequest request, BaseContext context)
    {
        if (request.ClientId is not { Length: > 0 } id || await platforms.Find(id) is not { Platform.Status: PlatformStatus.Active } client)
        {
            return null;
        }

        var address = context.Transaction.GetHttpRequest()?.HttpContext.Connection.RemoteIpAddress;
        if (failures.AreTooMany(id, address))
        {
            return null;
        }

        if (await IsShown(client, request, context))
        {
            return client;
        }

        failures.Count(id, address);
        return null;
    }

    /// <summary>Whom an assertion may be for: the address of tokens, and the issuer.</summary>
    public static IReadOnlyList<string> Audiences(BaseContext context)
    {
        var issuer = (context.Options.Issuer ?? context.BaseUri!).AbsoluteUri;
        return [issuer, issuer.TrimEnd('/'), issuer.TrimEnd('/') + OAuthPaths.Token];
    }

    private async Task<bool> IsShown(PlatformClient client, OpenIddictRequest request, BaseContext context)
    {
        if (request.ClientAssertion is { Length: > 0 } assertion)
        {
            return string.IsNullOrEmpty(request.ClientSecret) && request.ClientAssertionType == ClientAssertionTypes.JwtBearer
                && await assertions.SubjectOf(client, assertion, Audiences(context), "client") == client.Platform.Id;
        }

        return request.ClientSecret is { Length: > 0 and <= LongestSecret } secret
            && client.HasSecret(PlatformSecrets.Digest(secret), clock.GetUtcNow());
    }
}
