using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;
using StandardWebhooks;

namespace RedStation.Tests.Api.Inbound;

/// <summary>Another system, which signs with somebody else's code, reports cases and says what it did.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class PartnerEventTests(DemoApiFixture api)
{
    private const string Sources = "/api/v1/event-sources";
    private const string Events = "/api/v1/partner-events";

    /// <summary>A district of its own, so that other tests' cases are not near.</summary>
    private const string Fuyang = "330111";

    private static readonly object Place = new { lat = 30.05, lon = 119.95 };

    private Caller Admin => api.As("admin", "source-admin");

    private Caller Dispatcher => api.As("dispatcher", "source-dispatcher", Fuyang);

    [Fact]
    public async Task Events_OfARegisteredSystem_ReportACaseAndTakeItOn_EachOnce()
    {
        var (source, secret) = await Registered();
        var report = Event(source, "evt-1", "reported", new { classId = "e0101", position = Place, description = "垃圾" });

        var created = (await Post(report, secret)).Is(HttpStatusCode.Created);
        var caseId = (string)created.Json["caseId"]!;
        Assert.Equal("reported", (string?)created.Json["status"]);
        Assert.Equal(created.Text, (await Post(report, secret)).Is(HttpStatusCode.Created).Text);
        var other = Event(source, "evt-1", "reported", new { classId = "e0101", position = Place, description = "别的" });
        (await Post(other, secret)).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await Post(Event(source, "evt-2", "started", new { caseId }), secret)).Refused(HttpStatusCode.Conflict, "case_wrong_status");
        await Does(caseId, "open");
        await Does(caseId, "dispatch", new { unit = "环卫所" });

        var started = Event(source, "evt-3", "started", new { caseId });
        Assert.Equal("handling", (string?)(await Post(started, secret)).Is(HttpStatusCode.OK).Json["status"]);
        Assert.Equal(["data.note"], (await Post(Event(source, "evt-4", "returned", new { caseId }), secret)).Fields);
        Assert.Equal(
            "handled", (string?)(await Post(Event(source, "evt-5", "finished", new { caseId, note = "已清" }), secret)).Json["status"]);
        Assert.Equal("handling", (string?)(await Post(started, secret)).Is(HttpStatusCode.OK).Json["status"]);

        var history = (await Dispatcher.Get($"/api/v1/cases/{caseId}")).Is(HttpStatusCode.OK).Json["history"]!.AsArray();
        Assert.Equal(["reported", "opened", "dispatched", "started", "finished"], history.Select(entry => (string?)entry!["event"]));
        Assert.Equal("已清", (string?)history[^1]!["note"]);
    }

    [Fact]
    public async Task Event_WhoseSignatureIsNotOfItsSourceAndOfNow_IsRefused()
    {
        var (source, secret) = await Registered();
        var report = Event(source, "evt", "reported", new { classId = "e0101", position = Place, description = "垃圾" });
        (await Post(report, "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")).Refused(HttpStatusCode.Unauthorized, "signature_invalid");
        (await Post(Event("/nobody", "evt", "reported", new { }), secret)).Refused(HttpStatusCode.Unauthorized, "signature_invalid");
        (await Post("no json", secret)).Refused(HttpStatusCode.Unauthorized, "signature_invalid");
        (await Post(report, secret, sent: report + " ")).Refused(HttpStatusCode.Unauthorized, "signature_invalid");
        foreach (var minutes in (int[])[-6, 6])
        {
            (await Post(report, secret, api.Time.GetUtcNow().AddMinutes(minutes))).Refused(HttpStatusCode.Unauthorized, "signature_out_of_time");
        }

        (await Admin.Post($"{Sources}/{await Id(source)}/disable", null)).Is(HttpStatusCode.OK);
        (await Post(report, secret)).Refused(HttpStatusCode.Unauthorized, "signature_invalid");
        Assert.True((bool)(await Admin.Post($"{Sources}/{await Id(source)}/enable", null)).Is(HttpStatusCode.OK).Json["enabled"]!);
        var rotated = (await Admin.Post($"{Sources}/{await Id(source)}/rotate", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        var first = (await Post(report, secret)).Is(HttpStatusCode.Created).Text;
        Assert.Equal(first, (await Post(report, (string)rotated.Json["secret"]!)).Is(HttpStatusCode.Created).Text);
    }

    [Fact]
    public async Task Event_ThatIsNotSound_IsToldWhatIsWrong()
    {
        var (source, secret) = await Registered();
        Task<Reply> Send(string type, object data, string id = "evt") => Post(Event(source, id, type, data), secret);

        (await Send("closed", new { caseId = "x" })).Refused(HttpStatusCode.BadRequest, "event_type_unknown");
        (await Send("started", new { caseId = "none" })).Refused(HttpStatusCode.NotFound, "case_not_found");
        (await Send("reported", new { classId = "e9999", position = Place, description = "x" }))
            .Refused(HttpStatusCode.BadRequest, "case_class_unknown");
        (await Send("reported", new { classId = "e0101", position = new { lat = 30.2594, lon = 120.1301 }, description = "x" }))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.Equal(["data.description", "data.position"], (await Send("reported", new { classId = "e0101" })).Fields);
        Assert.Equal(
            ["data.observedAt"],
            (await Send("reported", new { classId = "e0101", position = Place, description = "x", observedAt = "2020-01-01T00:00:00Z" })).Fields);
        Assert.Equal(["id"], (await Send("reported", new { }, id: "a/b")).Fields);
        Assert.Equal(["data"], (await Post($$"""{"specversion":"1.0","id":"evt","source":"{{source}}","type":"x"}""", secret)).Fields);
        (await Post(Event(source, "evt", "reported", new { note = new string('x', 30_000) }), secret))
            .Refused(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task Source_IsRegisteredOnce_AndWhatIsWrongIsNamed()
    {
        var operationId = Caller.NewOperation;
        var source = "/registered/" + operationId;
        object Body(string from, bool somewhere = true) =>
            new { operationId, source = from, name = "城管平台", districts = somewhere ? new[] { Fuyang } : [] };

        var first = (await Admin.Post(Sources, Body(source))).Is(HttpStatusCode.Created);
        var id = (string)first.Json["source"]!["id"]!;
        Assert.Equal(first.Text, (await Admin.Post(Sources, Body(source))).Is(HttpStatusCode.Created).Text);
        (await Admin.Post(Sources, Body(source + "/other"))).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        Assert.DoesNotContain("whsec_", (await Admin.Get(Sources)).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        var rotation = new { operationId = Caller.NewOperation };
        var rotated = (await Admin.Post($"{Sources}/{id}/rotate", rotation)).Is(HttpStatusCode.OK);
        Assert.Equal(rotated.Text, (await Admin.Post($"{Sources}/{id}/rotate", rotation)).Text);
        (await Admin.Post($"{Sources}/{id}/rotate", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        (await Admin.Post($"{Sources}/{id}/rotate", rotation)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");
        (await Admin.Post(Sources, Body(source))).Refused(HttpStatusCode.Conflict, "operation_id_too_old");

        operationId = Caller.NewOperation;
        (await Admin.Post(Sources, Body(source))).Refused(HttpStatusCode.Conflict, "event_source_taken");
        Assert.Equal(["source", "districts"], (await Admin.Post(Sources, Body("not a uri", somewhere: false))).Fields);
        (await Dispatcher.Post(Sources, Body(source))).Refused(HttpStatusCode.Forbidden, "not_allowed");
        foreach (var call in (string[])["rotate", "disable", "enable"])
        {
            (await Admin.Post($"{Sources}/none/{call}", call == "rotate" ? new { operationId } : null))
                .Refused(HttpStatusCode.NotFound, "event_source_not_found");
        }
    }

    private static string Event(string source, string id, string happened, object data) => JsonSerializer.Serialize(new
    {
        specversion = "1.0",
        id,
        source,
        type = "cn.redstation.case." + happened,
        time = "2026-11-30T00:00:00Z",
        extension = "is let be",
        data,
    });

    private async Task<Reply> Post(string body, string secret, DateTimeOffset? at = null, string? sent = null)
    {
        var id = body.StartsWith('{') ? (string?)JsonNode.Parse(body)!["id"] ?? "" : "evt";
        var time = at ?? api.Time.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, Events) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sent ?? body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", new StandardWebhook(secret).Sign(id, time, body));
        return await api.Anonymous().Send(request);
    }

    private async Task<(string Source, string Secret)> Registered()
    {
        var source = "/platform/" + Caller.NewOperation;
        var body = new { operationId = Caller.NewOperation, source, name = "城管平台", districts = new[] { Fuyang } };
        return (source, (string)(await Admin.Post(Sources, body)).Is(HttpStatusCode.Created).Json["secret"]!);
    }

    private async Task<string> Id(string source) => (string)(await Admin.Get(Sources)).Is(HttpStatusCode.OK).Json["items"]!.AsArray()
        .Single(one => (string?)one!["source"] == source)!["id"]!;

    private async Task Does(string caseId, string action, object? body = null)
    {
        var json = JsonSerializer.SerializeToNode(body ?? new { })!;
        json["operationId"] = Caller.NewOperation;
        (await Dispatcher.Post($"/api/v1/cases/{caseId}/{action}", json.ToJsonString())).Is(HttpStatusCode.OK);
    }
}
