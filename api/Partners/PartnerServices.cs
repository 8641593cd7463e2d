using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Signing;
using RedStation.Domain.Partners;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>Registers delivery platforms: their registration, the issuer that riders link by, and the checking of its tokens.</summary>
internal static class PartnerServices
{
    private const int AfterAll = int.MaxValue - 1;

    private static readonly TimeSpan CodeLife = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AccessLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RefreshLife = TimeSpan.FromDays(90);

    public static IServiceCollection AddPartners(this IServiceCollection services)
    {
        services.AddSingleton<PlatformDesk>().AddSingleton<PlatformSecrets>()
            .AddSingleton<IPublishedKeys, OAuthPublicKeys>()
            .AddSingleton<PlatformAssertions>().AddSingleton<FailedSignIns>().AddSingleton<PlatformSignIn>().AddSingleton<RiderGrants>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, OAuthSetup>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, PlatformBearer>();
        services.AddAuthentication().AddJwtBearer(Access.PlatformScheme, _ => { });
        services.AddOpenIddict().AddServer(Serve);
        services.Replace(ServiceDescriptor.Scoped<IAuthenticationHandlerProvider, OAuthPaths>());
        return services;
    }

    /// <summary>Takes the issuer's requests before anybody is signed in, so that they are counted by the address that they come from.</summary>
    public static void UsePartnerLimits(this WebApplication app) =>
        app.UseWhen(context => OAuthPaths.Contain(context.Request.Path), issuer => issuer.UseRateLimiter());

    /// <summary>
    /// The library reads, checks and answers requests, makes tokens and proves keys (PKCE). In its degraded mode it keeps nothing: who a platform is,
    /// what a rider agreed to and what was used up stand in our own tables, and the handlers below ask them.
    /// </summary>
    private static void Serve(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode().DisableAccessTokenEncryption().DisableScopeValidation().DisableResourceValidation();
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow().AllowClientCredentialsFlow()
            .AllowCustomFlow(RiderGrants.JwtBearer);
        server.SetConfigurationEndpointUris(OAuthPaths.Configuration).SetAuthorizationEndpointUris(OAuthPaths.Authorize)
            .SetTokenEndpointUris(OAuthPaths.Token).SetRevocationEndpointUris(OAuthPaths.Revoke).SetJsonWebKeySetEndpointUris(Array.Empty<Uri>());
        server.RegisterScopes([.. PlatformScopes.All, Access.PlatformScope]);
        server.SetAuthorizationCodeLifetime(CodeLife).SetAccessTokenLifetime(AccessLife).SetRefreshTokenLifetime(RefreshLife)
            .SetIdentityTokenLifetime(AccessLife);
        // In front of the program TLS may end at a proxy, and a trial runs on the machine itself; addresses of platforms are checked on their own.
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        // Who a platform is is asked before anything that it shows is looked at.
        server.AddEventHandler<HandleConfigurationRequestContext>(handler => handler.UseSingletonHandler<MetadataHandler>()
            .SetOrder(AfterAll));
        server.AddEventHandler<ExtractTokenRequestContext>(handler => handler.UseSingletonHandler<ClientOfAssertion>().SetOrder(AfterAll));
        server.AddEventHandler<ExtractRevocationRequestContext>(handler => handler.UseSingletonHandler<ClientOfAssertion>().SetOrder(AfterAll));
        server.AddEventHandler<ProcessAuthenticationContext>(handler => handler.UseSingletonHandler<OwnAssertionsHandler>()
            .SetOrder(OpenIddictServerHandlers.EvaluateValidatedTokens.Descriptor.Order + 1));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseSingletonHandler<AuthorizationCheck>());
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseSingletonHandler<ConsentHandler>());
        server.AddEventHandler<ApplyAuthorizationResponseContext>(handler => handler.UseSingletonHandler<ConsentAnswer>());
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseSingletonHandler<TokenCheck>()
            .SetOrder(OpenIddictServerHandlers.Exchange.ValidateAuthentication.Descriptor.Order - 1));
        server.AddEventHandler<HandleTokenRequestContext>(handler => handler.UseSingletonHandler<TokenHandler>());
        server.AddEventHandler<ProcessSignInContext>(handler => handler.UseSingletonHandler<RotationHandler>()
            .SetOrder(OpenIddictServerHandlers.EvaluateGeneratedTokens.Descriptor.Order + 1));
        server.AddEventHandler<ValidateRevocationRequestContext>(handler => handler.UseSingletonHandler<RevocationCheck>()
            .SetOrder(OpenIddictServerHandlers.Revocation.ValidateAuthentication.Descriptor.Order - 1));
        server.AddEventHandler<HandleRevocationRequestContext>(handler => handler.UseSingletonHandler<RevocationHandler>());
    }
}
