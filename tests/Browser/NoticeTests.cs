using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider has themselves told what becomes of a report while the page is closed, and opens it from the notice.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class NoticeTests(DemoBrowserFixture demo)
{
    /// <summary>A push service that answers, and a rider who says yes or no: a Chromium without windows has neither.</summary>
    private const string PushService =
        """
        window.asked = 0;
        window.says = 'denied';
        Object.defineProperty(Notification, 'permission', { get: () => 'default' });
        Notification.requestPermission = async () => { window.asked++; return window.says; };
        let held = null;
        PushManager.prototype.getSubscription = async () => held;
        PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
          const base64Url = bytes => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
          const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
          const p256dh = base64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
          const auth = base64Url(crypto.getRandomValues(new Uint8Array(16)));
          const key = Uint8Array.from(atob(applicationServerKey.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
          const endpoint = 'https://push.example/' + auth;
          held = {
            endpoint, options: { applicationServerKey: key.buffer },
            toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
            unsubscribe: async () => { held = null; return true; },
          };
          return held;
        };
        """;

    [Fact]
    public async Task Switch_AsksOnlyAfterTheTap_SaysARefusal_AndIsOneTapOnAndOff()
    {
        await using var rider = await demo.Open("/rider", 390, 844, script: PushService);
        await rider.SignIn("demo-rider-52");
        await rider.Page.Evaluate("navigator.serviceWorker.ready.then(() => true)");
        await rider.First("report-mine").ClickAsync();
        var push = rider.First("notice-push");
        await Assertions.Expect(push).ToHaveAttributeAsync("aria-checked", "false");
        Assert.Equal(0, await rider.Page.Evaluate<int>("window.asked"));
        await rider.IsInOrder("notice-switches-390");

        await push.ClickAsync();
        await Assertions.Expect(rider.First("notice-trouble")).ToContainTextAsync("没有允许通知");
        await Assertions.Expect(push).ToHaveAttributeAsync("aria-checked", "false");

        await rider.Page.Evaluate("window.says = 'granted'");
        await push.ClickAsync();
        await Assertions.Expect(push).ToHaveAttributeAsync("aria-checked", "true");
        await Assertions.Expect(rider.First("notice-trouble")).ToHaveTextAsync("");
        Assert.Equal(["push"], await Chosen("demo-rider-52"));
        Assert.Equal(2, await rider.Page.Evaluate<int>("window.asked"));

        await push.ClickAsync();
        await Assertions.Expect(push).ToHaveAttributeAsync("aria-checked", "false");
        Assert.Empty(await Chosen("demo-rider-52"));
        rider.WasQuiet();
    }

    [Fact]
    public async Task Notice_IsShownByTheWorker_AndItsCaseOpensFromIt()
    {
        var someone = await Person.SignIn(demo.Server.Client, "demo-rider-53");
        var (_, made) = await someone.Post(
            "/api/v1/cases",
            new { operationId = Guid.NewGuid(), @class = "e0101", position = new { lat = 30.21, lon = 120.10 }, note = "通知里的这一件" });
        var id = (string)made!["id"]!;
        await using var phone = await Phone.Open(demo, "/rider");
        await phone.Context.GrantPermissionsAsync(["notifications"]);
        await Window.SignIn(phone.Page, "demo-rider-53");
        await phone.KeepsItsPage();

        await Push(phone, new JsonObject { ["title"] = "暴露垃圾：已立案", ["body"] = "点开查看办理过程。", ["caseId"] = id }.ToJsonString());
        var shown = await phone.Page.Evaluate<string[]>(
            """
            (async () => {
              const notices = await (await navigator.serviceWorker.ready).getNotifications();
              return notices.map(one => `${one.title} ${one.tag} ${one.data.caseId}`);
            })()
            """);
        Assert.Equal([$"暴露垃圾：已立案 case-{id} {id}"], shown);

        // The page that is open is told by the worker …
        await phone.Page.Evaluate(
            "id => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { openCase: id } }))", id);
        await Assertions.Expect(phone.The("case-detail")).ToContainTextAsync("通知里的这一件");
        // … and one that is opened for it finds it behind its address.
        await phone.Page.GotoAsync("about:blank");
        await phone.Page.GotoAsync(new Uri(demo.Server.Address, "/rider#case=" + id).ToString());
        await Assertions.Expect(phone.The("case-detail")).ToContainTextAsync("通知里的这一件");
        Assert.Equal("", await phone.Page.Evaluate<string>("location.hash"));
    }

    /// <summary>Ends when the notice is on the screen: Chromium forgets one that it is asked for between noting and showing it.</summary>
    private static async Task Push(Phone phone, string data)
    {
        var tools = await phone.Context.NewCDPSessionAsync(phone.Page);
        var registered = new TaskCompletionSource<string>();
        var displayed = new TaskCompletionSource();
        tools.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, said) =>
        {
            foreach (var one in said!.Value.GetProperty("registrations").EnumerateArray())
            {
                registered.TrySetResult(one.GetProperty("registrationId").GetString()!);
            }
        };
        tools.Event("BackgroundService.backgroundServiceEventReceived").OnEvent += (_, said) =>
        {
            if (said!.Value.GetProperty("backgroundServiceEvent").GetProperty("eventName").GetString() == "Notification displayed")
            {
                displayed.TrySetResult();
            }
        };
        await tools.SendAsync("BackgroundService.startObserving", new Dictionary<string, object> { ["service"] = "notifications" });
        await tools.SendAsync(
            "BackgroundService.setRecording", new Dictionary<string, object> { ["service"] = "notifications", ["shouldRecord"] = true });
        await tools.SendAsync("ServiceWorker.enable");
        await tools.SendAsync("ServiceWorker.deliverPushMessage", new Dictionary<string, object>
        {
            ["origin"] = new Uri(phone.Page.Url).GetLeftPart(UriPartial.Authority),
            ["registrationId"] = await registered.Task.WaitAsync(Until.HangLimit),
            ["data"] = data,
        });
        await displayed.Task.WaitAsync(Until.HangLimit);
    }

    private async Task<IEnumerable<string?>> Chosen(string subject)
    {
        var (_, list) = await (await Person.SignIn(demo.Server.Client, subject)).Get("/api/v1/riders/me/notices");
        return list!["items"]!.AsArray().Select(one => (string?)one!["channel"]);
    }
}
