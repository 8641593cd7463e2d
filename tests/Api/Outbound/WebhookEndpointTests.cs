using System.Net;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.AspNetCore.Http;
using RedStation.Storage.Databases;
using RedStation.Tests.Api.Accounts;
using RedStation.Tests.Api.Hosting;
using StandardWebhooks;
using StandardWebhooks.Diagnostics;

namespace RedStation.Tests.Api.Outbound;

/// <summary>Other systems are told of cases: registering, posts that somebody else's code verifies, dead letters, and the feed.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class WebhookEndpointTests(DemoApiFixture api)
{
    private const string Webhooks = "/api/v1/webhooks";
    private const string Url = "https://platform.example/hook";

    /// <summary>A district of its own, so that other tests' cases are not told here.</summary>
    private const string Yuhang = "330110";

    private Caller Admin => api.As("admin", "webhook-admin");

    private Caller Dispatcher => api.As("dispatcher", "webhook-dispatcher", Yuhang);

    [Fact]
    public async Task Case_IsToldStepByStep_SignedSoThatOnlyItsSecretsProveIt()
    {
        await using var receiver = await WebhookReceiver.StartAsync(TestContext.Current.CancellationToken);
        var (id, secret) = await Registered(receiver.Url);
        var caseId = await Reported("webhook-follower");
        await Until.True(() => receiver.Posts.Count == 1, "the report");
        var rotation = new { operationId = Caller.NewOperation };
        var rotated = (await Admin.Post($"{Webhooks}/{id}/rotate", rotation)).Is(HttpStatusCode.OK);
        Assert.Equal(rotated.Text, (await Admin.Post($"{Webhooks}/{id}/rotate", rotation)).Text);
        await Does(caseId, "verify");
        await Does(caseId, "open");
        await Until.True(() => receiver.Posts.Count == 3, "two steps more");

        var posts = receiver.Posts.ToArray();
        Assert.Equal(
            ["cn.redstation.case.reported", "cn.redstation.case.verificationStarted", "cn.redstation.case.opened"],
            posts.Select(post => (string?)JsonNode.Parse(post.Body)!["type"]));
        Assert.All(posts, post => Assert.Equal("application/cloudevents+json; charset=utf-8", (string?)post.Headers["Content-Type"]));
        Assert.Equal([$"{caseId}-1", $"{caseId}-2", $"{caseId}-3"], posts.Select(post => (string?)post.Headers["webhook-id"]));
        Assert.DoesNotContain("webhook-follower", posts[0].Body, StringComparison.Ordinal);
        var next = (string)rotated.Json["secret"]!;
        Verify(posts[0], secret, 0);
        Verify(posts[2], next, 0);
        Verify(posts[2], secret, 1);
        Assert.Throws<WebhookVerificationException>(() => Verify(posts[0], next, 0));
        Assert.Throws<WebhookVerificationException>(
            () => Verify(posts[0] with { Body = posts[0].Body.Replace("reported", "closed", StringComparison.Ordinal) }, secret, 0));

        await Until.True(async () => (int)(await Seen(id))["delivered"]! == 3, "the count");
        var partner = api.As("partner", "webhook-partner", Yuhang);
        var feed = (await partner.Get("/api/v1/events")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(posts.Select(post => JsonNode.Parse(post.Body)!.ToJsonString()), Of(feed, caseId).Select(one => one.ToJsonString()));
        var first = (await partner.Get("/api/v1/events?limit=1")).Json;
        var rest = (await partner.Get($"/api/v1/events?after={first["next"]}")).Json;
        Assert.Equal(feed["items"]!.AsArray().Count, 1 + rest["items"]!.AsArray().Count);
        var last = (await partner.Get($"/api/v1/events?after={feed["next"]}")).Json;
        Assert.Empty(last["items"]!.AsArray());
        Assert.Equal((string?)feed["next"], (string?)last["next"]);
        var elsewhere = (await api.As("partner", "elsewhere", DemoApiFixture.Ningbo).Get("/api/v1/events")).Is(HttpStatusCode.OK).Json;
        Assert.DoesNotContain(caseId, elsewhere["items"]!.AsArray().Select(one => (string?)one!["subject"]));
        var everywhere = (await Admin.Get("/api/v1/events?limit=200")).Is(HttpStatusCode.OK).Json;
        Assert.NotEmpty(everywhere["items"]!.AsArray());
        Assert.Equal(["after"], (await partner.Get("/api/v1/events?after=x")).Fields);
        (await Dispatcher.Get("/api/v1/events")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.DoesNotContain(secret[6..], string.Join('\n', api.Log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_AfterACursorThatIsTooOld_SaysWhereToGoOn()
    {
        // Elsewhere: the webhook of the next test may be registered before this report has its number, and would be told.
        await Reported("feed-reader", 29.87, 121.54);
        await Until.True(
            async () => (await Admin.Get("/api/v1/events")).Json["items"]!.AsArray().Count > 0, "an event");
        // The first event of all is gone, by its month.
        await api.Service<IDatabase>().WriteRows((connection, transaction) => connection.ExecuteAsync(
            "INSERT INTO outbound_horizons (name, sequence) VALUES ('events', 1) ON CONFLICT (name) DO UPDATE SET sequence = 1", null, transaction));

        var refused = (await Admin.Get("/api/v1/events?after=0")).Refused(HttpStatusCode.Gone, "case_events_gone");

        Assert.Equal("1", (string?)refused.Json["next"]);
        (await Admin.Get("/api/v1/events?after=1")).Is(HttpStatusCode.OK);
        (await Admin.Get("/api/v1/events")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Webhook_ThatIsGone_HasDeadLetters_WhichAreReplayed()
    {
        await using var receiver = await WebhookReceiver.StartAsync(TestContext.Current.CancellationToken);
        receiver.Answer = Results.StatusCode(StatusCodes.Status410Gone);
        var (id, _) = await Registered(receiver.Url);
        var test = new { operationId = Caller.NewOperation };
        var eventId = (string)(await Admin.Post($"{Webhooks}/{id}/test", test)).Is(HttpStatusCode.Accepted).Json["eventId"]!;
        Assert.Equal(eventId, (string?)(await Admin.Post($"{Webhooks}/{id}/test", test)).Json["eventId"]);
        await Until.True(async () => (string?)(await Seen(id))["status"] == "gone", "the end of the webhook");

        Assert.Equal("""["enable","rotate"]""", (await Seen(id))["actions"]!.ToJsonString());
        (await Admin.Post($"{Webhooks}/{id}/test", new { operationId = Caller.NewOperation })).Refused(HttpStatusCode.Conflict, "webhook_off");
        (await Admin.Post($"{Webhooks}/{id}/dead-letters/replay", new { })).Refused(HttpStatusCode.Conflict, "webhook_off");
        var letter = Assert.Single((await Admin.Get($"{Webhooks}/{id}/dead-letters")).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!;
        Assert.Equal((eventId, 1, "answered 410"), ((string?)letter["eventId"], (int)letter["attempts"]!, (string?)letter["failure"]));
        Assert.Equal("cn.redstation.webhook.test", (string?)letter["event"]!["type"]);
        Assert.Equal(["cursor"], (await Admin.Get($"{Webhooks}/{id}/dead-letters?cursor=x")).Fields);

        receiver.Answer = Results.NoContent();
        Assert.Equal("active", (string?)(await Admin.Post($"{Webhooks}/{id}/enable", null)).Is(HttpStatusCode.OK).Json["status"]);
        var replayed = await Admin.Post($"{Webhooks}/{id}/dead-letters/replay", new { eventIds = new[] { eventId } });
        Assert.Equal(1, (int)replayed.Is(HttpStatusCode.OK).Json["replayed"]!);
        await Until.True(async () => (int)(await Seen(id))["delivered"]! == 1, "the replay");
        Assert.Equal("disabled", (string?)(await Admin.Post($"{Webhooks}/{id}/disable", null)).Is(HttpStatusCode.OK).Json["status"]);
        Assert.Equal([eventId, eventId], receiver.Posts.Select(post => (string?)post.Headers["webhook-id"]));
    }

    [Fact]
    public async Task Registering_IsOnce_AndWhatIsWrongIsNamed()
    {
        var operationId = Caller.NewOperation;
        object Body(string url, string? types = null, string district = Yuhang) => new
        {
            operationId,
            url,
            description = "城管平台",
            types = types is null ? null : new[] { types },
            districts = new[] { district },
        };

        var first = (await Admin.Post(Webhooks, Body(Url))).Is(HttpStatusCode.Created);
        var id = (string)first.Json["webhook"]!["id"]!;
        Assert.Equal(first.Text, (await Admin.Post(Webhooks, Body(Url))).Is(HttpStatusCode.Created).Text);
        (await Admin.Post(Webhooks, Body(Url + "/other"))).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        Assert.DoesNotContain("whsec_", (await Admin.Get(Webhooks)).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        await Admin.Post($"{Webhooks}/{id}/rotate", new { operationId });
        (await Admin.Post(Webhooks, Body(Url))).Refused(HttpStatusCode.Conflict, "operation_id_too_old");
        await Admin.Post($"{Webhooks}/{id}/disable", null);

        operationId = Caller.NewOperation;
        string[] hidden = ["https://[::1]/", "https://10.0.0.1/", "https://169.254.169.254/", "https://localhost/", "https://0xa.1/"];
        foreach (var url in hidden)
        {
            (await Admin.Post(Webhooks, Body(url))).Refused(HttpStatusCode.BadRequest, "webhook_address_refused");
        }

        Assert.Equal(["url"], (await Admin.Post(Webhooks, Body("http://platform.example/"))).Fields);
        Assert.Equal(["types"], (await Admin.Post(Webhooks, Body(Url, types: "cn.redstation.case.nothing"))).Fields);
        Assert.Equal(["districts"], (await Admin.Post(Webhooks, Body(Url, district: "Hangzhou"))).Fields);
        (await Dispatcher.Post(Webhooks, Body(Url))).Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.Equal(["operationId"], (await Admin.Post($"{Webhooks}/{id}/rotate", new { })).Fields);
        Assert.Equal(["operationId"], (await Admin.Post($"{Webhooks}/{id}/test", new { })).Fields);
        Assert.Equal(["eventIds"], (await Admin.Post($"{Webhooks}/{id}/dead-letters/replay", """{"eventIds":["a b"]}""")).Fields);
    }

    [Fact]
    public async Task Webhook_ThatIsNotThere_IsNotFound_AndThereAreNotTooMany()
    {
        const string None = Webhooks + "/none";
        var operation = new { operationId = Caller.NewOperation };
        Reply[] replies =
        [
            await Admin.Get(None), await Admin.Post(None + "/rotate", operation), await Admin.Post(None + "/disable", null),
            await Admin.Post(None + "/enable", null), await Admin.Post(None + "/test", operation), await Admin.Get(None + "/dead-letters"),
            await Admin.Post(None + "/dead-letters/replay", new { }),
        ];
        Assert.All(replies, reply => reply.Refused(HttpStatusCode.NotFound, "webhook_not_found"));

        var ids = new List<string>();
        var answer = await Register(Url);
        for (; answer.Status == HttpStatusCode.Created; answer = await Register(Url))
        {
            ids.Add((string)answer.Json["webhook"]!["id"]!);
            Assert.True(ids.Count <= 64, "There is an end.");
        }

        answer.Refused(HttpStatusCode.Conflict, "too_many_webhooks");
        foreach (var id in ids)
        {
            (await Admin.Post($"{Webhooks}/{id}/disable", null)).Is(HttpStatusCode.OK);
        }
    }

    private static IEnumerable<JsonNode> Of(JsonNode feed, string caseId) =>
        feed["items"]!.AsArray().Select(one => one!).Where(one => (string?)one["subject"] == caseId);

    /// <summary>The library looks at the first signature only, and throws when it does not fit or the time is minutes off.</summary>
    private static void Verify(WebhookPost post, string secret, int signature)
    {
        var headers = new HeaderDictionary(post.Headers.ToDictionary(header => header.Key, header => header.Value))
        {
            ["webhook-signature"] = ((string)post.Headers["webhook-signature"]!).Split(' ')[signature],
        };
        new StandardWebhook(secret).Verify(post.Body, headers);
    }

    private Task<Reply> Register(string url) => Admin.Post(
        Webhooks, new { operationId = Caller.NewOperation, url, description = "城管平台", districts = new[] { Yuhang } });

    private async Task<(string Id, string Secret)> Registered(string url)
    {
        var json = (await Register(url)).Is(HttpStatusCode.Created).Json;
        return ((string)json["webhook"]!["id"]!, (string)json["secret"]!);
    }

    private async Task<JsonNode> Seen(string id) => (await Admin.Get($"{Webhooks}/{id}")).Is(HttpStatusCode.OK).Json;

    private async Task<string> Reported(string rider, double lat = 30.42, double lon = 119.98)
    {
        var reported = await api.As("rider", rider).Post("/api/v1/cases", new
        {
            operationId = Caller.NewOperation,
            @class = "e0101",
            position = new { lat, lon },
            note = "垃圾",
        });
        return (string)reported.Is(HttpStatusCode.Created).Json["id"]!;
    }

    private async Task Does(string caseId, string action) =>
        (await Dispatcher.Post($"/api/v1/cases/{caseId}/{action}", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
}
