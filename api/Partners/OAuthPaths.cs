using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace RedStation.Api.Partners;

/// <summary>
/// Keeps the issuer to its own paths. The framework would show it every request there is, each report of a station too, and it looks at each
/// thoroughly.
/// </summary>
internal sealed class OAuthPaths(IAuthenticationSchemeProvider schemes) : IAuthenticationHandlerProvider
{
    /// <summary>Where authorizations and tokens are asked for.</summary>
    public const string Connect = "/connect";

    /// <summary>Where riders are led to.</summary>
    public const string Authorize = Connect + "/authorize";

    /// <summary>Where platforms ask for tokens.</summary>
    public const string Token = Connect + "/token";

    /// <summary>Where they end them.</summary>
    public const string Revoke = Connect + "/revoke";

    /// <summary>What clients read first.</summary>
    public const string Configuration = "/.well-known/openid-configuration";

    private readonly AuthenticationHandlerProvider inner = new(schemes);

    /// <inheritdoc/>
    public Task<IAuthenticationHandler?> GetHandlerAsync(HttpContext context, string authenticationScheme) =>
        authenticationScheme == OpenIddictServerAspNetCoreDefaults.AuthenticationScheme && !Contain(context.Request.Path)
            ? Task.FromResult<IAuthenticationHandler?>(null)
            : inner.GetHandlerAsync(context, authenticationScheme);

    /// <summary>Whether a path is the issuer's.</summary>
    public static bool Contain(PathString path) =>
        path.StartsWithSegments(Connect, StringComparison.Ordinal) || path.StartsWithSegments(Configuration, StringComparison.Ordinal);
}
