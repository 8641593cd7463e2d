using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Partners;

/// <summary>A platform's own server, as its developers would write it by hand, and as an attacker would.</summary>
internal sealed class PlatformServer(ApiFixture api, string id, string secret) : IDisposable
{
    /// <summary>Where riders come back to.</summary>
    public const string Back = "https://platform.example/back";

    /// <summary>What proves that who exchanges a code is who asked for it.</summary>
    public const string Verifier = "a-verifier-of-forty-three-characters-or-more-0123456789";

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = api.Anonymous().Client.BaseAddress,
    };

    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>Its secret.</summary>
    public string Secret => secret;

    /// <summary>The issuer's address, with a slash at its end.</summary>
    public string Issuer => http.BaseAddress!.AbsoluteUri;

    /// <summary>Registers one.</summary>
    public static async Task<PlatformServer> Register(
        ApiFixture api, bool readsScores = false, object? jwks = null, string? redirectUri = null, int minutesPerMonth = 100,
        string? embedOrigin = null)
    {
        var made = (await api.As("admin", "platform-admin").Post("/api/v1/platforms", new
        {
            operationId = Caller.NewOperation,
            name = "饿了么",
            redirectUris = new[] { redirectUri ?? Back },
            embedOrigins = embedOrigin is null ? [] : new[] { embedOrigin },
            minutesPerMonth,
            readsScores,
            jwks,
        })).Is(HttpStatusCode.Created).Json;
        return new PlatformServer(api, (string)made["platform"]!["id"]!, (string)made["clientSecret"]!);
    }

    /// <summary>What it asks for.</summary>
    public Dictionary<string, string?> Ask(string scope = "openid duty orders offline_access") => new()
    {
        ["client_id"] = id,
        ["redirect_uri"] = Back,
        ["response_type"] = "code",
        ["scope"] = scope,
        ["state"] = "state-1",
        ["nonce"] = "nonce-1",
        ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["code_challenge_method"] = "S256",
    };

    /// <summary>Leads a browser to the issuer, which is sent on to the address answered.</summary>
    public async Task<(HttpStatusCode Status, string Location)> Lead(Dictionary<string, string?> asked)
    {
        using var answer = await http.GetAsync(
            new Uri(QueryHelpers.AddQueryString("/connect/authorize", asked), UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString ?? "");
    }

    /// <summary>What the page posts when a rider agrees to some scopes.</summary>
    public static Task<Reply> Agree(Caller rider, Dictionary<string, string?> asked, string agreed = "orders score") =>
        rider.Post("/connect/authorize", new FormUrlEncodedContent(new Dictionary<string, string?>(asked) { ["agreed"] = agreed }));

    /// <summary>A code for a rider.</summary>
    public async Task<string> Code(string riderId, string scope = "openid duty orders offline_access", string agreed = "orders score")
    {
        var target = new Uri((string)(await Agree(api.As("rider", riderId), Ask(scope), agreed)).Is(HttpStatusCode.OK).Json["redirectTo"]!);
        return QueryHelpers.ParseQuery(target.Query)["code"]!;
    }

    /// <summary>Exchanges a code.</summary>
    public Task<Reply> Exchange(string code, string? verifier = Verifier, string redirectUri = Back) => Token(new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = redirectUri,
        ["code_verifier"] = verifier,
    });

    /// <summary>Exchanges a refresh token.</summary>
    public Task<Reply> Refresh(string token, string? scope = null) =>
        Token(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token, ["scope"] = scope });

    /// <summary>A token of its own.</summary>
    public async Task<Caller> Own() => api.With(
        (string)(await Token(new() { ["grant_type"] = "client_credentials" })).Is(HttpStatusCode.OK).Json["access_token"]!);

    /// <summary>Asks for tokens with its secret.</summary>
    public Task<Reply> Token(Dictionary<string, string?> form) => Post("/connect/token", form, basic: true);

    /// <summary>Posts a form.</summary>
    public Task<Reply> Post(string path, Dictionary<string, string?> form, bool basic)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(form.Where(one => one.Value is not null)),
        };
        if (basic)
        {
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));
        }

        return new Caller(http).Send(request);
    }

    /// <summary>Tokens for a rider.</summary>
    public async Task<RiderTokens> Link(string riderId, string scope = "openid duty orders offline_access", string agreed = "orders score")
    {
        var tokens = (await Exchange(await Code(riderId, scope, agreed))).Is(HttpStatusCode.OK).Json;
        return new RiderTokens(
            (string)tokens["access_token"]!, (string?)tokens["refresh_token"], (string?)tokens["id_token"], (string?)tokens["scope"]);
    }

    public void Dispose() => http.Dispose();
}

/// <summary>What a platform gets for a rider.</summary>
internal sealed record RiderTokens(string Access, string? Refresh, string? Id, string? Scope);
