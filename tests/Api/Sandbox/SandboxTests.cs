using System.Net;
using System.Text.Json.Nodes;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Sandbox;

/// <summary>The delivery platform of the demo, over the network as any other: it believes what is signed, and what it forges is refused.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class SandboxTests(DemoApiFixture api) : IAsyncLifetime
{
    private const string Rider = "demo-rider-64";

    [Fact]
    public async Task Platform_ThatForges_GetsNowhere_AndWhatIsNotSignedIsNotBelieved()
    {
        await Linked();
        (await api.Anonymous().Put("/api/v1/sandbox/mode", new { })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        await Mode("forges");
        var before = (await State())["unbelieved"]!.GetValue<int>();
        var unsigned = await api.Anonymous().Post("/sandbox/webhook", new { type = "cn.redstation.duty.started" });
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.Status);
        Assert.Equal(before + 1, (await State())["unbelieved"]!.GetValue<int>());

        var task = await Given();
        var asked = await Exemption(task);

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
        Assert.Null((await Exemption(task))["grantedMinutes"]);
        await HandBack(task);
    }

    [Fact]
    public async Task Platform_ThatRefuses_ForgivesNothing_AndItsRiderIsToldSo()
    {
        await Linked();
        await Mode("refuses");

        var task = await Given();

        await Until.True(async () => (string?)(await Exemption(task))["status"] == "refused", "the refusal");
        Assert.Equal(0, (int)(await Exemption(task))["grantedMinutes"]!);
        await HandBack(task);
    }

    [Fact]
    public async Task Platform_ThatIsDown_IsToldAfterwards_InOrder_AndOfEachOnce()
    {
        await Linked();
        await Mode("down");
        var before = (int)(await State())["turnedAway"]!;
        var duties = new List<string>();
        foreach (var number in Enumerable.Range(1, 3))
        {
            var task = await Given();
            duties.Add((string)(await Exemption(task))["dutyId"]!);
            await HandBack(task);
            // It was tried to tell it, and in vain.
            await Until.True(async () => (int)(await State())["turnedAway"]! >= before + number, "a post that is turned away");
        }

        Assert.DoesNotContain((await State())["duties"]!.AsArray(), duty => duties.Contains((string)duty!["dutyId"]!));
        await Mode("normal");

        List<JsonNode> told = [];
        await Until.True(
            async () =>
            {
                told = [.. (await State())["duties"]!.AsArray().OfType<JsonNode>().Where(duty => duties.Contains((string)duty["dutyId"]!))];
                return told.Count == duties.Count && told.All(duty => (int)duty["posts"]! >= 2 && duty["tried"]!.AsArray().Count > 0);
            },
            "the duties of that time");
        // Begun and cancelled, each told once, and the end last: who hears of the end first would take it for going on.
        Assert.All(told, duty => Assert.Equal((2, "cancelled", true), (
            (int)duty["posts"]!, (string?)duty["status"], (bool)duty["recordIsGenuine"]!)));
        Assert.All(told, duty => Assert.Single(duty["tried"]!.AsArray()));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await Mode("normal");

    private async Task Linked() => await Until.True(
        async () => (await api.As("rider", Rider).Get("/api/v1/riders/me/platform-links")).Json["items"]!.AsArray().Count > 0, "the link");

    private async Task Mode(string mode) => (await api.Anonymous().Put("/api/v1/sandbox/mode", new { mode })).Is(HttpStatusCode.OK);

    /// <summary>A task that the rider has, and of which their platform is told.</summary>
    private async Task<string> Given()
    {
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
        return task;
    }

    private async Task HandBack(string task) =>
        (await api.As("rider", Rider).Post($"/api/v1/tasks/{task}/decline", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);

    private async Task<JsonNode> Exemption(string task) => (await api.As("rider", Rider).Get($"/api/v1/tasks/{task}")).Json["exemptions"]![0]!;

    private async Task<JsonNode> State() => (await api.Anonymous().Get("/api/v1/sandbox")).Is(HttpStatusCode.OK).Json;
}
