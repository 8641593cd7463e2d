using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RedStation.Storage.Outbound;
using RedStation.Storage.Partners;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Partners;

/// <summary>An administrator registers platforms; each has a webhook of its own.</summary>
public sealed class PlatformEndpointTests(PlatformApiFixture api) : IClassFixture<PlatformApiFixture>
{
    private const string Platforms = "/api/v1/platforms";
    private const string Hook = "https://platform.example/hook";

    private Caller Admin => api.As("admin", "root");

    [Fact]
    public async Task Registering_IsOnce_ShowsItsSecretsOnce_AndCanBeChanged()
    {
        var body = Body(webhookUrl: Hook, origins: ["https://app.platform.example"]);
        var made = (await Admin.Post(Platforms, body)).Is(HttpStatusCode.Created);
        Assert.Equal(made.Text, (await Admin.Post(Platforms, body)).Text);
        Assert.Equal("no-store", made.Headers.CacheControl!.ToString());
        var id = (string)made.Json["platform"]!["id"]!;
        var secret = (string)made.Json["clientSecret"]!;
        Assert.StartsWith("rsps_", secret, StringComparison.Ordinal);
        Assert.StartsWith("whsec_", (string)made.Json["webhookSecret"]!, StringComparison.Ordinal);
        var listed = (await Admin.Get(Platforms)).Is(HttpStatusCode.OK).Text;
        Assert.Contains(id, listed, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, listed, StringComparison.Ordinal);
        Assert.Equal("""["change","rotateSecret","suspend"]""", (await Seen(id))["actions"]!.ToJsonString());
        var webhook = (string)(await Seen(id))["webhookId"]!;
        Assert.Equal(
            ["cn.redstation.duty.started", "cn.redstation.duty.ended", "cn.redstation.duty.cancelled"],
            (await api.Service<WebhookStore>().Find(webhook))!.Types);

        // The same address keeps its webhook, another gets one of its own.
        var kept = Body(name: "美团", webhookUrl: Hook);
        var changed = (await Admin.Put($"{Platforms}/{id}", kept)).Is(HttpStatusCode.OK).Json;
        Assert.Equal((webhook, "美团"), ((string?)changed["platform"]!["webhookId"], (string?)changed["platform"]!["name"]));
        Assert.Null(changed["webhookSecret"]);
        Assert.Null(changed["clientSecret"]);
        var moved = (await Admin.Put($"{Platforms}/{id}", Body(webhookUrl: Hook + "2"))).Is(HttpStatusCode.OK).Json;
        Assert.StartsWith("whsec_", (string)moved["webhookSecret"]!, StringComparison.Ordinal);
        Assert.Equal("Disabled", (await api.Service<WebhookStore>().Find(webhook))!.Status.ToString());
        (await Admin.Put($"{Platforms}/{id}", Body())).Is(HttpStatusCode.OK);
        Assert.Null((await Seen(id))["webhookUrl"]);
        (await Admin.Put($"{Platforms}/{id}", kept with { Name = "其他" })).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await Admin.Put($"{Platforms}/nobody", Body())).Refused(HttpStatusCode.NotFound, "platform_not_found");
        (await Admin.Post(Platforms, body with { Name = "其他" })).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        Assert.DoesNotContain(api.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secret_IsChanged_AndTheOldOneWorksForADay()
    {
        var body = Body();
        var made = (await Admin.Post(Platforms, body)).Is(HttpStatusCode.Created).Json;
        using var before = new PlatformServer(api, (string)made["platform"]!["id"]!, (string)made["clientSecret"]!);
        var rotation = new { operationId = Caller.NewOperation };
        var rotated = (await Admin.Post($"{Platforms}/{before.Id}/rotate", rotation)).Is(HttpStatusCode.OK);
        Assert.Equal(rotated.Text, (await Admin.Post($"{Platforms}/{before.Id}/rotate", rotation)).Text);
        using var after = new PlatformServer(api, before.Id, (string)rotated.Json["clientSecret"]!);

        await before.Own();
        await after.Own();
        (await Admin.Post(Platforms, body)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");
        (await Admin.Post($"{Platforms}/{before.Id}/rotate", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        (await Admin.Post($"{Platforms}/{before.Id}/rotate", rotation)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");
        var refused = (await before.Token(new() { ["grant_type"] = "client_credentials" })).Is(HttpStatusCode.Unauthorized);
        Assert.Equal("invalid_client", (string?)refused.Json["error"]);
        (await Admin.Post($"{Platforms}/nobody/rotate", rotation)).Refused(HttpStatusCode.NotFound, "platform_not_found");
        (await Admin.Post($"{Platforms}/{before.Id}/rotate", new { operationId = "" })).Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Fact]
    public async Task Suspending_AndEnabling_CanBeRepeated()
    {
        var id = (string)(await Admin.Post(Platforms, Body())).Json["platform"]!["id"]!;
        foreach (var (verb, status) in new[] { ("suspend", "suspended"), ("suspend", "suspended"), ("enable", "active"), ("enable", "active") })
        {
            Assert.Equal(status, (string?)(await Admin.Post($"{Platforms}/{id}/{verb}", null)).Is(HttpStatusCode.OK).Json["status"]);
            (await Admin.Post($"{Platforms}/nobody/{verb}", null)).Refused(HttpStatusCode.NotFound, "platform_not_found");
        }

        (await Admin.Get($"{Platforms}/nobody")).Refused(HttpStatusCode.NotFound, "platform_not_found");
        (await api.As("dispatcher", "d", "330106").Get(Platforms)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.As("partner", "p", "330106").Post(Platforms, Body())).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    /// <summary>Not even of what had begun before.</summary>
    [Fact]
    public async Task Suspended_IsToldNothing()
    {
        var made = (await Admin.Post(Platforms, Body(webhookUrl: "https://platform.example/hook"))).Is(HttpStatusCode.Created).Json["platform"]!;
        foreach (var (verb, status) in new[] { ("suspend", "disabled"), ("enable", "active") })
        {
            (await Admin.Post($"{Platforms}/{made["id"]}/{verb}", null)).Is(HttpStatusCode.OK);
            Assert.Equal(status, (string?)(await Admin.Get($"/api/v1/webhooks/{made["webhookId"]}")).Is(HttpStatusCode.OK).Json["status"]);
        }
    }

    [Fact]
    public async Task WhatIsWrong_IsNamed_AndChangesNothing()
    {
        var count = (await api.Service<PlatformStore>().All()).Length;
        var id = (string)(await Admin.Post(Platforms, Body())).Json["platform"]!["id"]!;
        (PlatformBody Body, string Field)[] wrong =
        [
            (Body(name: ""), "name"), (Body(redirects: []), "redirectUris"), (Body(redirects: ["http://platform.example/"]), "redirectUris"),
            (Body(redirects: [.. Enumerable.Range(0, 11).Select(n => $"https://platform.example/{n}")]), "redirectUris"),
            (Body(origins: ["https://platform.example/path"]), "embedOrigins"), (Body(webhookUrl: "http://platform.example"), "webhookUrl"),
            (Body(minutes: -1), "minutesPerMonth"), (Body(jwks: new { keys = Array.Empty<object>() }), "jwks"),
            (Body(jwks: new { keys = new[] { new { kty = "oct", k = "c2VjcmV0" } } }), "jwks"), (Body(jwks: "text"), "jwks"),
            (Body(jwks: Key(use: "enc")), "jwks"), (Body(jwks: Key(operations: ["wrapKey"])), "jwks"),
            (Body(origins: ["https://com"]), "embedOrigins"),
        ];
        foreach (var (body, field) in wrong)
        {
            Assert.Equal([field], (await Admin.Post(Platforms, body)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
            Assert.Equal([field], (await Admin.Put($"{Platforms}/{id}", body)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        }

        (await Admin.Put($"{Platforms}/{id}", Body(jwks: Key(use: "sig", operations: ["verify"])))).Is(HttpStatusCode.OK);
        var inside = Body(webhookUrl: "https://10.0.0.1/");
        (await Admin.Post(Platforms, inside)).Refused(HttpStatusCode.BadRequest, "webhook_address_refused");
        (await Admin.Put($"{Platforms}/{id}", inside)).Refused(HttpStatusCode.BadRequest, "webhook_address_refused");
        Assert.Equal(count + 1, (await api.Service<PlatformStore>().All()).Length);
        (await api.As("rider", "r").Get("/api/v1/riders/me/platform-consent?clientId=nobody")).Refused(HttpStatusCode.NotFound, "platform_not_found");
        (await api.As("rider", "r").Get(
                $"/api/v1/riders/me/platform-consent?clientId={id}&redirectUri={Uri.EscapeDataString(PlatformServer.Back)}&scope=admin"))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    /// <summary>Last of all: nothing can be registered afterwards.</summary>
    [Fact]
    public async Task ThereAreLimits()
    {
        await using var full = new PlatformApiFixture();
        var admin = full.As("admin", "root");
        var ids = new List<string>();
        for (var number = 0; number < WebhookStore.Most; number++)
        {
            var made = (await admin.Post(Platforms, Body(webhookUrl: Hook))).Is(HttpStatusCode.Created).Json;
            ids.Add((string)made["platform"]!["id"]!);
        }

        (await admin.Post(Platforms, Body(webhookUrl: Hook))).Refused(HttpStatusCode.Conflict, "too_many_webhooks");
        (await admin.Put($"{Platforms}/{ids[0]}", Body(webhookUrl: Hook + "2"))).Refused(HttpStatusCode.Conflict, "too_many_webhooks");
        for (var number = ids.Count; number < PlatformStore.Most; number++)
        {
            (await admin.Post(Platforms, Body())).Is(HttpStatusCode.Created);
        }

        (await admin.Post(Platforms, Body())).Refused(HttpStatusCode.Conflict, "too_many_platforms");
    }

    /// <summary>A key that says what it is for.</summary>
    private static JsonObject Key(string? use = null, string[]? operations = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var jwks = AssertionTests.Jwks(key);
        var said = jwks["keys"]![0]!.AsObject();
        if (use is not null)
        {
            said.Add("use", use);
        }

        if (operations is not null)
        {
            said.Add("key_ops", new JsonArray([.. operations.Select(one => JsonValue.Create(one))]));
        }

        return jwks;
    }

    private static PlatformBody Body(
        string name = "饿了么", string[]? redirects = null, string[]? origins = null, string? webhookUrl = null, int minutes = 100,
        object? jwks = null) =>
        new(Caller.NewOperation, name, redirects ?? [PlatformServer.Back], origins, webhookUrl, minutes, true, jwks);

    private async Task<JsonNode> Seen(string id) => (await Admin.Get($"{Platforms}/{id}")).Is(HttpStatusCode.OK).Json;

    private sealed record PlatformBody(
        string OperationId, string Name, string[] RedirectUris, string[]? EmbedOrigins, string? WebhookUrl, int MinutesPerMonth, bool ReadsScores,
        object? Jwks);
}

/// <summary>The program without a demo city, in which platforms can be registered until there are too many.</summary>
public sealed class PlatformApiFixture : ApiFixture;
