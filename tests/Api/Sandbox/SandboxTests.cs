using System.Net;
using System.Text.Json.Nodes;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Sandbox;

/// <summary>The delivery platform of the demo, over the network as any other: it believes what is signed, and what it forges is refused.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class SandboxTests(DemoApiFixture api)
{
    private const string Rider = "demo-rider-64";

    [Fact]
    public async Task Platform_ThatForges_GetsNowhere_AndWhatIsNotSignedIsNotBelieved()
    {
        await Until.True(
            async () => (await api.As("rider", Rider).Get("/api/v1/riders/me/platform-links")).Json["items"]!.AsArray().Count > 0, "the link");
        (await api.Anonymous().Put("/api/v1/sandbox/mode", new { })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await api.Anonymous().Put("/api/v1/sandbox/mode", new { mode = "forges" })).Is(HttpStatusCode.OK);
        var before = (await State())["unbelieved"]!.GetValue<int>();
        var unsigned = await api.Anonymous().Post("/sandbox/webhook", new { type = "cn.redstation.duty.started" });
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.Status);
        Assert.Equal(before + 1, (await State())["unbelieved"]!.GetValue<int>());

        Assert.Null((await api.Service<IGrainFactory>().Rider(Rider).GoOnDuty()).Refusal);
        var dispatcher = api.As("dispatcher", "disp-sandbox", DemoApiFixture.Xihu);
        var task = (string)(await dispatcher.Post("/api/v1/tasks", new
        {
            operationId = Caller.NewOperation,
            type = "hazardCheck",
            position = DemoApiFixture.PlaceInXihu,
            note = "井盖缺失",
            respondWithin = "PT30M",
        })).Is(HttpStatusCode.Created).Json["id"]!;
        (await dispatcher.Post($"/api/v1/tasks/{task}/assign", new { operationId = Caller.NewOperation, riderId = Rider })).Is(HttpStatusCode.OK);
        var asked = (await api.As("rider", Rider).Get($"/api/v1/tasks/{task}")).Json["exemptions"]![0]!;

        JsonNode? duty = null;
        await Until.True(
            async () =>
            {
                duty = (await State())["duties"]!.AsArray().FirstOrDefault(one => (string?)one!["dutyId"] == (string?)asked["dutyId"]);
                return duty?["tried"]!.AsArray().Count == 3;
            },
            "its three attempts");
        Assert.Equal("""["exemption_exceeds_hold","duty_not_found","not_signed_in"]""", duty!["tried"]!.ToJsonString());
        Assert.True((bool)duty["recordIsGenuine"]!);
        Assert.DoesNotContain(Rider, duty.ToJsonString(), StringComparison.Ordinal);
        Assert.Null((await api.As("rider", Rider).Get($"/api/v1/tasks/{task}")).Json["exemptions"]![0]!["grantedMinutes"]);
        (await api.Anonymous().Put("/api/v1/sandbox/mode", new { mode = "normal" })).Is(HttpStatusCode.OK);
        (await api.As("rider", Rider).Post($"/api/v1/tasks/{task}/decline", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
    }

    private async Task<JsonNode> State() => (await api.Anonymous().Get("/api/v1/sandbox")).Is(HttpStatusCode.OK).Json;
}
