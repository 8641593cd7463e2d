using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider is told what becomes of a report while the page is closed, and opens it from the notice.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class NoticeTests(DemoBrowserFixture demo)
{
    [Fact]
    public async Task Notice_IsShownByTheWorker_AndItsCaseOpensFromIt()
    {
        var someone = await Person.SignIn(demo.Server.Client, "demo-rider-53");
        var (_, made) = await someone.Post(
            "/api/v1/cases",
            new { operationId = Guid.NewGuid(), classId = "e0101", position = new { lat = 30.21, lon = 120.10 }, note = "通知里的这一件" });
        var id = (string)made!["id"]!;
        await using var phone = await Phone.Open(demo, "/rider");
        await phone.Context.GrantPermissionsAsync(["notifications"]);
        await Window.SignIn(phone.Page, "demo-rider-53");
        await phone.KeepsItsPage();

        await Push(phone, new JsonObject { ["title"] = "暴露垃圾：已立案", ["body"] = "点开查看办理过程。", ["caseId"] = id }.ToJsonString());
        var shown = await phone.Page.EvaluateAsync<string[]>(
            """
            new Promise(done => {
              const look = async () => {
                const notices = await (await navigator.serviceWorker.ready).getNotifications();
                if (notices.length > 0) done(notices.map(one => `${one.title} ${one.tag} ${one.data.caseId}`));
                else requestAnimationFrame(look);
              };
              look();
            })
            """);
        Assert.Equal([$"暴露垃圾：已立案 case-{id} {id}"], shown);

        // The page that is open is told by the worker …
        await phone.Page.EvaluateAsync(
            "id => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { openCase: id } }))", id);
        await Assertions.Expect(phone.The("case-detail")).ToContainTextAsync("通知里的这一件");
        // … and one that is opened for it finds it behind its address.
        await phone.Page.GotoAsync("about:blank");
        await phone.Page.GotoAsync(new Uri(demo.Server.Address, "/rider#case=" + id).ToString());
        await Assertions.Expect(phone.The("case-detail")).ToContainTextAsync("通知里的这一件");
        Assert.Equal("", await phone.Page.EvaluateAsync<string>("location.hash"));
    }

    private static async Task Push(Phone phone, string data)
    {
        var tools = await phone.Context.NewCDPSessionAsync(phone.Page);
        var registered = new TaskCompletionSource<string>();
        tools.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, said) =>
        {
            foreach (var one in said!.Value.GetProperty("registrations").EnumerateArray())
            {
                registered.TrySetResult(one.GetProperty("registrationId").GetString()!);
            }
        };
        await tools.SendAsync("ServiceWorker.enable");
        await tools.SendAsync("ServiceWorker.deliverPushMessage", new Dictionary<string, object>
        {
            ["origin"] = new Uri(phone.Page.Url).GetLeftPart(UriPartial.Authority),
            ["registrationId"] = await registered.Task.WaitAsync(TimeSpan.FromMilliseconds(ChromiumFixture.HangLimitMs)),
            ["data"] = data,
        });
    }
}
