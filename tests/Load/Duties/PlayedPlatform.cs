using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using RedStation.Domain;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Duties;

/// <summary>
/// A delivery platform of the load: registered like any other, linked by riders through the consent that each needs, it forgives all that it is
/// asked for.
/// </summary>
public sealed class PlayedPlatform : IAsyncDisposable
{
    private const string Scopes = "duty orders";
    private const int MinutesPerMonth = 1_000_000;
    private const int LinkingAtOnce = 16;
    private const int VerifierBytes = 32;
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(1);

    private readonly HttpClient http;
    private readonly ConcurrentBag<Task> answers = [];
    private readonly ConcurrentBag<string> wrong = [];
    private readonly ConcurrentDictionary<string, string> pseudonyms = new();
    private string id = "";
    private string secret = "";
    private (string Token, DateTimeOffset Until) own;

    private PlayedPlatform(Uri address)
    {
        http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        Receiver.Came = duty =>
        {
            if (duty.Type == ToldDuty.Started)
            {
                answers.Add(Task.Run(() => Forgive(duty)));
            }
        };
    }

    /// <summary>Lets a server of our own post to this machine, which is otherwise refused.</summary>
    public static (string Name, string Value) ServerSetting => ("RedStation__Outbound__AllowedHosts__0", "127.0.0.1");

    /// <summary>What it is told.</summary>
    public DutyReceiver Receiver { get; } = new();

    /// <summary>The riders who are linked to it.</summary>
    public IEnumerable<string> Linked => pseudonyms.Keys;

    /// <summary>What went wrong.</summary>
    public IEnumerable<string> Wrong => wrong.Concat(Receiver.Wrong);

    /// <summary>Has itself registered, and riders link to it.</summary>
    public static async Task<PlayedPlatform> Register(LoadTarget target, IReadOnlyList<RiderIdentity> riders)
    {
        var platform = new PlayedPlatform(target.Address);
        var made = Rest.Good(
            await target.Rest.Post("/api/v1/platforms", await target.Identities.Admin(), new
            {
                operationId = "load-platform-" + Guid.NewGuid().ToString("N"),
                name = "负载平台 " + Guid.NewGuid().ToString("N")[..8],
                redirectUris = new[] { platform.Receiver.Url },
                webhookUrl = platform.Receiver.Url,
                minutesPerMonth = MinutesPerMonth,
            }),
            "/api/v1/platforms");
        platform.Receiver.Secret = (string)made["webhookSecret"]!;
        (platform.id, platform.secret) = ((string)made["platform"]!["id"]!, (string)made["clientSecret"]!);
        platform.own = await platform.OwnToken();
        await Parallel.ForEachAsync(riders, new ParallelOptions { MaxDegreeOfParallelism = LinkingAtOnce }, async (rider, _) =>
            await platform.Link(rider));
        return platform;
    }

    /// <summary>Says until when a rider's tightest order must be delivered.</summary>
    public async Task SetOrderDeadline(string riderId, DateTimeOffset deadline)
    {
        using var answer = await AsPlatform(
            HttpMethod.Put, $"/api/v1/platform/riders/{pseudonyms[riderId]}/order-deadline", new { deadline = IsoTime.Write(deadline) });
    }

    /// <summary>Waits for the answers that are under way.</summary>
    public Task AllAnswers() => Task.WhenAll(answers);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        await AllAnswers();
        http.Dispose();
    }

    private async Task Forgive(ToldDuty duty)
    {
        try
        {
            using var answer = await AsPlatform(
                HttpMethod.Put, $"/api/v1/platform/duties/{duty.DutyId}/exemption", new { grantedMinutes = duty.HeldMinutes });
        }
        catch (HttpRequestException fault)
        {
            wrong.Add($"The platform could not answer for duty {duty.DutyId}: {fault.Message}");
        }
    }

    private async Task Link(RiderIdentity rider)
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(VerifierBytes));
        var agreed = await Form("/connect/authorize", rider.Token, new()
        {
            ["client_id"] = id,
            ["redirect_uri"] = Receiver.Url,
            ["response_type"] = "code",
            ["scope"] = Scopes,
            ["state"] = rider.Id,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
            ["agreed"] = Scopes,
        });
        var tokens = await Form("/connect/token", null, new()
        {
            ["client_id"] = id,
            ["client_secret"] = secret,
            ["grant_type"] = "authorization_code",
            ["code"] = HttpUtility.ParseQueryString(new Uri((string)agreed["redirectTo"]!).Query)["code"]!,
            ["redirect_uri"] = Receiver.Url,
            ["code_verifier"] = verifier,
        });
        using var who = await Send(HttpMethod.Get, "/api/v1/platform/rider", (string)tokens["access_token"]!, null);
        pseudonyms[rider.Id] = (string)(await who.Content.ReadFromJsonAsync<JsonNode>())!["pseudonym"]!;
    }

    private async Task<(string Token, DateTimeOffset Until)> OwnToken()
    {
        var given = await Form("/connect/token", null, new()
        {
            ["client_id"] = id,
            ["client_secret"] = secret,
            ["grant_type"] = "client_credentials",
            ["scope"] = "platform",
        });
        return ((string)given["access_token"]!, DateTimeOffset.UtcNow + TimeSpan.FromSeconds((int)given["expires_in"]!) - Reserve);
    }

    private async Task<HttpResponseMessage> AsPlatform(HttpMethod method, string path, object body)
    {
        if (own.Until < DateTimeOffset.UtcNow)
        {
            own = await OwnToken();
        }

        return await Send(method, path, own.Token, JsonContent.Create(body));
    }

    private async Task<JsonNode> Form(string path, string? token, Dictionary<string, string> form)
    {
        using var answer = await Send(HttpMethod.Post, path, token, new FormUrlEncodedContent(form));
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? token, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }

        return answer;
    }
}
