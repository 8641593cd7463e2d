using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Http.Identity;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>How access tokens are checked.</summary>
internal sealed class BearerSetup(SigningKeys keys, SessionTokenHandler tokens, IOptions<AuthOptions> options, TimeProvider clock)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    /// <summary>Tokens of our own.</summary>
    public const string BuiltIn = "built-in";

    /// <summary>Tokens of the configured issuer.</summary>
    public const string External = "external";

    private const string HubPath = "/hubs";

    /// <summary>Machines' clocks differ a little.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, JwtBearerOptions bearer)
    {
        bearer.MapInboundClaims = false;
        // Nobody asks a request for its token again.
        bearer.SaveToken = false;
        bearer.Events = new JwtBearerEvents { OnMessageReceived = TakeToken, OnChallenge = DashboardCookie.ShowWay };
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = Skew,
            NameClaimType = Claims.Sub,
            RoleClaimType = Claims.RoleClaim,
            LifetimeValidator = (from, until, _, _) => until > clock.GetUtcNow().UtcDateTime - Skew && !(from > clock.GetUtcNow().UtcDateTime + Skew),
        };
        if (name == BuiltIn)
        {
            bearer.TokenHandlers.Clear();
            bearer.TokenHandlers.Add(tokens);
            bearer.TokenValidationParameters.ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256];
            bearer.TokenValidationParameters.ValidIssuer = TokenIssuer.Issuer;
            bearer.TokenValidationParameters.ValidAudience = TokenIssuer.Issuer;
            bearer.TokenValidationParameters.IssuerSigningKeys = keys.All;
        }
        else if (name == External && options.Value.Authority is { } authority)
        {
            bearer.Authority = authority.ToString();
            bearer.Audience = options.Value.Audience;
            bearer.RequireHttpsMetadata = !authority.IsLoopback;
            bearer.Events.OnTokenValidated = TakeClaims;
        }
    }

    /// <summary>
    /// Which of the two a request's token is for, by what it says its issuer is. That alone gives nothing: the scheme then checks it.
    /// </summary>
    public static string Choose(HttpContext context)
    {
        var text = Token(context);
        var issuer = text is not null && new JsonWebTokenHandler().CanReadToken(text) ? new JsonWebToken(text).Issuer : TokenIssuer.Issuer;
        return issuer == TokenIssuer.Issuer ? BuiltIn : External;
    }

    /// <summary>
    /// Whether a request's token says that it is one of <c>/connect/token</c>: its type is <c>at+jwt</c>, which tokens of ours for people never are.
    /// Only the head is read, of at most a few hundred characters: every request passes here.
    /// </summary>
    public static bool IsOfPlatform(HttpContext context)
    {
        const int LongestHead = 400;
        if (HeaderToken(context) is not { } token || token.IndexOf('.', StringComparison.Ordinal) is not (> 0 and <= LongestHead and var end))
        {
            return false;
        }

        Span<byte> head = stackalloc byte[LongestHead];
        return Base64Url.TryDecodeFromChars(token.AsSpan(0, end), head, out var length) && head[..length].IndexOf("\"at+jwt\""u8) >= 0;
    }

    private static string? Token(HttpContext context) => HeaderToken(context) ?? TokenWithoutHeader(context.Request);

    private static string? HeaderToken(HttpContext context)
    {
        const string Scheme = "Bearer ";
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }

    /// <summary>Browsers cannot set headers on WebSockets. Elsewhere a token in an address would end up in logs and histories.</summary>
    private static string? HubToken(HttpRequest request) =>
        request.Path.StartsWithSegments(HubPath, StringComparison.Ordinal) && request.Query["access_token"] is [{ Length: > 0 } token] ? token : null;

    private static string? TokenWithoutHeader(HttpRequest request) => HubToken(request) ?? DashboardCookie.Read(request);

    private static Task TakeToken(MessageReceivedContext context)
    {
        if (!context.Request.Headers.ContainsKey("Authorization"))
        {
            context.Token = TokenWithoutHeader(context.Request);
        }

        return Task.CompletedTask;
    }

    private Task TakeClaims(TokenValidatedContext context)
    {
        var names = options.Value.ClaimNames;
        var theirs = context.Principal!;
        var role = theirs.FindFirstValue(names.Role);
        if (role is null || !Roles.All.Contains(role) || role == Roles.Device || theirs.FindFirstValue(names.Subject) is not { } subject)
        {
            context.Fail("The issuer's token has no subject or no role of ours.");
            return Task.CompletedTask;
        }

        var identity = new ClaimsIdentity("external", Claims.Sub, Claims.RoleClaim);
        identity.AddClaim(new Claim(Claims.Sub, subject));
        identity.AddClaim(new Claim(Claims.RoleClaim, role));
        identity.AddClaim(new Claim(Claims.Name, theirs.FindFirstValue(names.Name) ?? subject));
        identity.AddClaims(theirs.FindAll(names.Districts).Select(claim => new Claim(Claims.DistrictsClaim, claim.Value)));
        if (theirs.FindFirstValue(names.Organisation) is { Length: > 0 } organisation)
        {
            identity.AddClaim(new Claim(Claims.OrganisationClaim, organisation));
        }

        context.Principal = new ClaimsPrincipal(identity);
        return Task.CompletedTask;
    }
}
