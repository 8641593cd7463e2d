using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RedStation.Tests.Api.Partners;

/// <summary>A platform's web server whose sign-in is somebody else's code, as it comes: Microsoft's middleware for OpenID Connect.</summary>
internal sealed class RelyingParty : IAsyncDisposable
{
    private readonly WebApplication app;

    private RelyingParty(WebApplication app) => this.app = app;

    /// <summary>Its address, without a slash at its end.</summary>
    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Starts one on a free port. Whose client it is is known once it is registered, which needs its address.</summary>
    public static async Task<RelyingParty> Start(string issuer, Func<(string Id, string Secret)> client)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie().AddOpenIdConnect(options =>
        {
            (options.Authority, options.RequireHttpsMetadata) = (issuer, false);
            (options.ClientId, options.ClientSecret) = client();
            (options.ResponseType, options.ResponseMode, options.UsePkce) = ("code", "query", true);
            options.Scope.Clear();
            foreach (var scope in (string[])["openid", "duty", "orders", "offline_access"])
            {
                options.Scope.Add(scope);
            }

            (options.SaveTokens, options.MapInboundClaims) = (true, false);
            // Plain http between two ports of this machine.
            options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.None;
            options.NonceCookie.SameSite = options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/link", () => Results.Challenge(
            new AuthenticationProperties { RedirectUri = "/me" }, [OpenIdConnectDefaults.AuthenticationScheme]));
        app.MapGet("/me", async (HttpContext context, ClaimsPrincipal user) => Results.Json(new
        {
            subject = user.FindFirstValue("sub"),
            access = await context.GetTokenAsync("access_token"),
            refresh = await context.GetTokenAsync("refresh_token"),
        }));
        await app.StartAsync();
        return new RelyingParty(app);
    }

    /// <summary>A browser that keeps its cookies and shows each redirection.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = new Uri(Address),
    };

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
