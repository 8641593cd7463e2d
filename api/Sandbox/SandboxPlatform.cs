using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Players;

namespace RedStation.Api.Sandbox;

/// <summary>
/// The delivery platform of the demo, a client like any other: it is registered by an administrator, riders link to it by the consent that every
/// platform needs, and it is told of their duties.
/// </summary>
public sealed class SandboxPlatform(PlayerApi api, PlayerTokens tokens, SandboxClient client, SandboxReception reception)
{
    /// <summary>What riders call it.</summary>
    public const string Name = "快送平台";

    /// <summary>Where it is posted to, whatever name the process listens by: the one host that is allowed for it.</summary>
    public const string ThisMachine = "127.0.0.1";

    private const string Scopes = "duty orders";
    private const int MinutesPerMonth = 6_000;
    private const int VerifierBytes = 32;

    private static readonly AccountIdentity Administrator = new("played-platform-admin", Roles.Admin, "平台接入管理员", [], null);

    private readonly ConcurrentDictionary<string, bool> linked = new();

    /// <summary>Has itself registered, with an address of this process; known from before, it gets a new secret.</summary>
    public async Task Register(CancellationToken cancellation)
    {
        var address = await client.Address(cancellation);
        var operationId = Guid.CreateVersion7().ToString("N");
        var wanted = new
        {
            operationId,
            name = Name,
            redirectUris = new[] { RedirectUri(address) },
            // A new address each time: by that it gets a secret that it knows.
            webhookUrl = new UriBuilder(new Uri(address, "/sandbox/webhook?since=" + operationId)) { Host = ThisMachine }.Uri.ToString(),
            minutesPerMonth = MinutesPerMonth,
        };
        var all = await api.Get<JsonElement>(Administrator, "/api/v1/platforms", cancellation);
        var known = all.GetProperty("items").EnumerateArray().FirstOrDefault(one => one.GetProperty("name").GetString() == Name);
        JsonElement made;
        if (known.ValueKind == JsonValueKind.Undefined)
        {
            made = await api.Post<JsonElement>(Administrator, "/api/v1/platforms", wanted, cancellation);
            reception.Secret = made.GetProperty("webhookSecret").GetString();
        }
        else
        {
            var path = "/api/v1/platforms/" + known.GetProperty("id").GetString();
            reception.Secret = (await api.Put<JsonElement>(Administrator, path, wanted, cancellation)).GetProperty("webhookSecret").GetString();
            made = await api.Post<JsonElement>(
                Administrator, path + "/rotate", new { operationId = Guid.CreateVersion7().ToString("N") }, cancellation);
        }

        client.Become(made.GetProperty("platform").GetProperty("id").GetString()!, made.GetProperty("clientSecret").GetString()!);
    }

    /// <summary>
    /// Links a rider of the demo: asks, the rider agrees on the page's own way, and the code is exchanged. Does so once; while the platform is not
    /// registered yet it does nothing.
    /// </summary>
    public async Task Link(AccountIdentity rider, CancellationToken cancellation)
    {
        if (client.PlatformId is not { } platformId || !linked.TryAdd(rider.Subject, true))
        {
            return;
        }

        try
        {
            var address = await client.Address(cancellation);
            var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(VerifierBytes));
            var agreed = await client.PostForm(
                "/connect/authorize",
                [
                    new("client_id", platformId),
                    new("redirect_uri", RedirectUri(address)),
                    new("response_type", "code"),
                    new("scope", Scopes),
                    new("state", rider.Subject),
                    new("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))),
                    new("code_challenge_method", "S256"),
                    new("agreed", Scopes),
                ],
                tokens.For(rider),
                cancellation);
            var back = QueryHelpers.ParseQuery(new Uri(agreed.GetProperty("redirectTo").GetString()!).Query);
            await client.PostForm(
                "/connect/token",
                [
                    .. client.Shown(),
                    new("grant_type", "authorization_code"),
                    new("code", back["code"].ToString()),
                    new("redirect_uri", RedirectUri(address)),
                    new("code_verifier", verifier),
                ],
                null,
                cancellation);
        }
        catch
        {
            linked.TryRemove(rider.Subject, out _);
            throw;
        }
    }

    private static string RedirectUri(Uri address) => new Uri(address, "/sandbox").ToString();
}
