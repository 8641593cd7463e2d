using System.Buffers.Text;
using System.Collections.Concurrent;
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

    private readonly Rest rest;
    private readonly ConcurrentBag<Task> answers = [];
    private readonly ConcurrentBag<string> wrong = [];
    private readonly ConcurrentDictionary<string, string> pseudonyms = new();
    private string id = "";
    private string secret = "";
    private (string Token, DateTimeOffset Until) own;

    private PlayedPlatform(Rest rest)
    {
        this.rest = rest;
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
        var platform = new PlayedPlatform(target.Rest);
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
    public Task SetOrderDeadline(string riderId, DateTimeOffset deadline) =>
        Put($"/api/v1/platform/riders/{pseudonyms[riderId]}/order-deadline", new { deadline = IsoTime.Write(deadline) });

    /// <summary>Waits for the answers that are under way.</summary>
    public Task AllAnswers() => Task.WhenAll(answers);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Receiver.DisposeAsync();
        await AllAnswers();
    }

    private async Task Forgive(ToldDuty duty)
    {
        try
        {
            await Put($"/api/v1/platform/duties/{duty.DutyId}/exemption", new { grantedMinutes = duty.HeldMinutes });
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException)
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
        pseudonyms[rider.Id] = (string)(await rest.Read("/api/v1/platform/rider", (string)tokens["access_token"]!))["pseudonym"]!;
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

    private async Task Put(string path, object body)
    {
        if (own.Until < DateTimeOffset.UtcNow)
        {
            own = await OwnToken();
        }

        Rest.Good(await rest.Put(path, own.Token, body), path);
    }

    private async Task<JsonNode> Form(string path, string? token, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return Rest.Good(
            await rest.PostText(path, token, await content.ReadAsStringAsync(), "application/x-www-form-urlencoded"), path);
    }
}
