using Microsoft.AspNetCore.Authorization;

namespace RedStation.Api.Http.Identity;

/// <summary>Which roles an endpoint or a hub is for.</summary>
public static class Access
{
    /// <summary>Only bearers with one of these roles get in: 401 without a sign-in, 403 with another role.</summary>
    public static TBuilder For<TBuilder>(this TBuilder builder, params string[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AuthorizeAttribute { Roles = string.Join(',', roles) });

    /// <summary>The scheme that checks tokens of <c>/connect/token</c>.</summary>
    public const string PlatformScheme = "platform";

    /// <summary>
    /// Only delivery platforms get in, by a token with a scope: one that they have for themselves, or one that a rider has allowed them. Which
    /// platform it is says <see cref="Claims.PlatformId"/>, and which rider <see cref="Claims.Pseudonym"/>; their platform takes part and their link
    /// is there at the moment of the call.
    /// </summary>
    /// <param name="builder">The endpoint.</param>
    /// <param name="scope">One of <c>PlatformScopes</c>, or <see cref="PlatformScope"/> for the platform's own calls.</param>
    public static TBuilder ForPlatform<TBuilder>(this TBuilder builder, string scope = PlatformScope)
        where TBuilder : IEndpointConventionBuilder =>
        builder.For(Roles.Platform).RequireAuthorization(policy => policy.RequireClaim(Claims.ScopeClaim, scope));

    /// <summary>The scope of a platform's own calls: that of the grant <c>client_credentials</c>, of no rider's.</summary>
    public const string PlatformScope = "platform";
}
