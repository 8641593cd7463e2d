using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Http.Json;
using RedStation.Api.Players;
using RedStation.Contracts.Partners;

namespace RedStation.Api.Sandbox;

/// <summary>The public interface as a platform's server uses it: its own token, answers about its riders' duties, its time pool, the keys.</summary>
public sealed class SandboxClient(OwnAddress own, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(30);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
    };

    private (string Id, string Secret)? credentials;
    private (string Token, DateTimeOffset Until)? held;

    /// <summary>The platform's id, or null until it is registered.</summary>
    public string? PlatformId => credentials?.Id;

    /// <summary>Who it is from now on.</summary>
    public void Become(string platformId, string secret) => (credentials, held) = ((platformId, secret), null);

    /// <summary>Where the installation is.</summary>
    public Task<Uri> Address(CancellationToken cancellation) => own.WhenReady(http, cancellation);

    /// <summary>Says what the platform forgives for a duty. Answers <c>granted</c>, or the code of the refusal.</summary>
    /// <param name="dutyId">The duty.</param>
    /// <param name="minutes">How many minutes.</param>
    /// <param name="signedIn">Whether it shows its token, as it must.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string> Answer(string dutyId, int minutes, bool signedIn, CancellationToken cancellation)
    {
        using var request = await Request(HttpMethod.Put, $"/api/v1/platform/duties/{dutyId}/exemption", signedIn, cancellation);
        request.Content = JsonContent.Create(new { grantedMinutes = minutes });
        using var answer = await http.SendAsync(request, cancellation);
        return answer.IsSuccessStatusCode ? "granted" : await Code(answer, cancellation);
    }

    /// <summary>What is in the platform's time pool, or null when it cannot be read.</summary>
    public async Task<TimePoolView?> Pool(CancellationToken cancellation)
    {
        using var request = await Request(HttpMethod.Get, "/api/v1/platform/time-pool", signedIn: true, cancellation);
        using var answer = await http.SendAsync(request, cancellation);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<TimePoolView>(WireJson.Options, cancellation) : null;
    }

    /// <summary>The published keys, by which records are believed.</summary>
    public async Task<IList<SecurityKey>> Keys(CancellationToken cancellation) => new JsonWebKeySet(
        await http.GetStringAsync(new Uri(await Address(cancellation), "/.well-known/jwks.json"), cancellation)).GetSigningKeys();

    /// <summary>Posts a form to the issuer of tokens, and reads its answer.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task<JsonElement> PostForm(
        string path, IEnumerable<KeyValuePair<string, string>> form, string? bearer, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(await Address(cancellation), path));
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        using var answer = await http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    /// <summary>What the platform shows of itself at the issuer of tokens.</summary>
    public KeyValuePair<string, string>[] Shown() =>
        [new("client_id", credentials?.Id ?? ""), new("client_secret", credentials?.Secret ?? "")];

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<HttpRequestMessage> Request(HttpMethod method, string path, bool signedIn, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(method, new Uri(await Address(cancellation), path));
        if (signedIn)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Token(cancellation));
        }

        return request;
    }

    private async Task<string> Token(CancellationToken cancellation)
    {
        if (held is { } known && known.Until > clock.GetUtcNow())
        {
            return known.Token;
        }

        var given = await PostForm(
            "/connect/token", [.. Shown(), new("grant_type", "client_credentials"), new("scope", "platform")], null, cancellation);
        var token = given.GetProperty("access_token").GetString()!;
        held = (token, clock.GetUtcNow() + TimeSpan.FromSeconds(given.GetProperty("expires_in").GetInt32()) - Reserve);
        return token;
    }

    private static async Task<string> Code(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            return problem.TryGetProperty("code", out var code) ? code.ToString() : answer.StatusCode.ToString();
        }
        catch (JsonException)
        {
            return answer.StatusCode.ToString();
        }
    }
}
