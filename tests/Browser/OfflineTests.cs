using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>What a rider's phone keeps is sent, and said to be kept until it is.</summary>
public sealed partial class OfflineTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    /// <summary>What phones of 2020 do not have, of what pages written today are tempted to use.</summary>
    private const string OldPhone =
        """
        for (const [holder, names] of [
          [AbortSignal, ['timeout', 'any']], [window, ['structuredClone', 'BroadcastChannel', 'createImageBitmap']],
          [Crypto.prototype, ['randomUUID']],
          [Array.prototype, ['at', 'findLast', 'toSorted']], [String.prototype, ['replaceAll', 'at']], [Object, ['hasOwn', 'groupBy']],
          [Blob.prototype, ['arrayBuffer']], [Element.prototype, ['replaceChildren']], [Promise, ['any', 'withResolvers']],
          [Navigator.prototype, ['locks', 'connection']],
        ]) for (const name of names) delete holder[name];
        """;

    /// <summary>Far from every task, so that nothing is offered of itself.</summary>
    private static readonly Geolocation Elsewhere = new() { Latitude = 30.185f, Longitude = 120.265f, Accuracy = 10 };

    private Person? signedIn;

    [Fact]
    [Trait("Case", "W8")]
    public async Task Submission_ThatTheServerCannotTakeNow_IsSentAgain_AndSaidToBeUnsent()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Elsewhere);
        var task = await AtWork(phone, "demo-rider-20");
        var tries = 0;
        var ids = new HashSet<string>();
        await phone.Context.RouteAsync("**/submit", route =>
        {
            lock (ids)
            {
                ids.Add((string)JsonNode.Parse(route.Request.PostData!)!["operationId"]!);
            }

            return Interlocked.Increment(ref tries) <= 3
                ? route.FulfillAsync(new() { Status = 503, ContentType = "application/problem+json", Body = """{ "code": "busy" }""" })
                : route.ContinueAsync();
        });

        await Submit(phone);
        await phone.The("not-sent").WaitForAsync();
        await phone.The("unsent").WaitForAsync();
        await phone.The("active-task").WaitForAsync();

        await Until.True(async () => (await Seen(task)).Status == "submitted", "the submission");
        await Assertions.Expect(phone.Page.GetByTestId("not-sent")).ToHaveCountAsync(0);
        await Assertions.Expect(phone.Page.GetByTestId("unsent-item")).ToHaveCountAsync(0);
        Assert.Equal(4, tries);
        Assert.Single(ids);
    }

    [Fact]
    [Trait("Case", "W8")]
    public async Task Refusal_StaysUntilItIsSeen_AfterAReloadToo()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Elsewhere);
        await AtWork(phone, "demo-rider-21");
        await phone.Context.RouteAsync("**/submit", route => route.FulfillAsync(new()
        {
            Status = 409,
            ContentType = "application/problem+json",
            Body = """{ "code": "operation_id_too_old" }""",
        }));

        await Submit(phone);
        await Unsent(phone, "submit", "refused").WaitForAsync();
        await phone.Page.ReloadAsync();
        await phone.The("nav-duty").ClickAsync();
        await Unsent(phone, "submit", "refused").WaitForAsync();
        await phone.The("task-submit").WaitForAsync();
        Assert.Empty(await phone.Page.Violations());
        await phone.The("outbox-seen").ClickAsync();
        await Assertions.Expect(phone.Page.GetByTestId("unsent-item")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Case", "W9")]
    public async Task Photo_OnASlowLineThatBreaks_FollowsItsWords_AndArrives()
    {
        await using var proxy = new FaultyProxy(demo.Server.Address);
        await using var phone = await Phone.Open(demo, "/rider", proxy, Elsewhere);
        var task = await AtWork(phone, "demo-rider-22");
        await Photograph(phone, await CameraPicture(phone));
        await Throttle(phone, kilobits: 200);

        await Submit(phone);
        await Until.True(async () => (await Seen(task)) is { Status: "submitted", PhotoFollows: true, Photo: null }, "the words before the photo");
        for (var breaks = 0; breaks < 2; breaks++)
        {
            var before = await Progress(phone);
            await Until.True(async () => await Progress(phone) > before, "the photo to go on");
            proxy.Break();
        }

        await Until.True(async () => (await Seen(task)) is { Photo: not null, PhotoFollows: false }, "the photo");
        await Assertions.Expect(phone.Page.GetByTestId("unsent-item")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Case", "W10")]
    public async Task RefusedPhoto_LeavesItsWordsAlone_AndIsAskedForAgain()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Elsewhere);
        var task = await AtWork(phone, "demo-rider-23");
        await phone.KeepsItsPage();
        var picture = await CameraPicture(phone);
        await Photograph(phone, picture);
        await phone.Context.SetOfflineAsync(true);
        await Submit(phone);
        await phone.The("not-sent").WaitForAsync();
        await phone.Context.RouteAsync(Photos(), route => route.FulfillAsync(new()
        {
            Status = 413,
            ContentType = "application/problem+json",
            Body = """{ "code": "body_too_large" }""",
        }));

        await phone.Context.SetOfflineAsync(false);
        await Until.True(async () => (await Seen(task)) is { Status: "submitted", Note: "已清理通道" }, "the words");
        await Unsent(phone, "photo", "refused").WaitForAsync();
        await phone.Context.UnrouteAllAsync();
        await phone.The("photo-again").SetInputFilesAsync(picture);
        await Until.True(async () => (await Seen(task)).Photo is not null, "the photo");
        await Assertions.Expect(phone.Page.GetByTestId("unsent-item")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Case", "W13")]
    public async Task Task_OpenedAgainWithoutANetwork_IsThere_AndCanBeSubmitted()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Elsewhere);
        var task = await AtWork(phone, "demo-rider-24");
        await phone.KeepsItsPage();
        await phone.Context.SetOfflineAsync(true);
        await phone.Page.ReloadAsync();

        await phone.The("sign-out").WaitForAsync();
        await phone.The("task-hint").WaitForAsync();
        await phone.The("nav-duty").ClickAsync();
        await phone.Page.Locator($"[data-testid=active-task][data-task='{task}']").WaitForAsync();
        await Submit(phone);
        await phone.The("not-sent").WaitForAsync();
        await phone.The("connection").GetByRole(AriaRole.Paragraph).First.WaitForAsync();

        await phone.Context.SetOfflineAsync(false);
        await Until.True(async () => (await Seen(task)).Status == "submitted", "the submission");
        await Assertions.Expect(phone.Page.GetByTestId("active-task")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Case", "W14")]
    public async Task App_ClosedWithSomethingUnsent_IsStillSignedIn_ShowsIt_AndSendsIt()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Elsewhere);
        var task = await AtWork(phone, "demo-rider-25");
        await phone.KeepsItsPage();
        await phone.Context.SetOfflineAsync(true);
        await Submit(phone);
        await phone.The("not-sent").WaitForAsync();
        await phone.Close();

        await phone.Open("/rider", offline: true);
        await phone.The("sign-out").WaitForAsync();
        await phone.The("unsent").WaitForAsync();
        await phone.The("nav-duty").ClickAsync();
        await Unsent(phone, "submit", "waiting").WaitForAsync();
        Assert.NotEqual("submitted", (await Seen(task)).Status);
        await phone.Close();

        await phone.Open("/rider");
        await Until.True(async () => (await Seen(task)).Status == "submitted", "the submission");
        await Assertions.Expect(phone.Page.GetByTestId("unsent")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Case", "W14")]
    public async Task SigningOut_TakesEverythingOffThePhone_AfterAWarning()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Elsewhere);
        var task = await AtWork(phone, "demo-rider-26");
        await phone.Context.RouteAsync("**/submit", route => route.AbortAsync());
        await Submit(phone);
        await phone.The("not-sent").WaitForAsync();

        await phone.The("sign-out").ClickAsync();
        await phone.The("sign-out-anyway").ClickAsync();
        await phone.The("sign-in-open").WaitForAsync();
        await phone.Close();
        await phone.Open("/rider");
        await phone.The("sign-in-open").WaitForAsync();
        Assert.Equal(
            "", await phone.Page.Evaluate<string>("Object.keys(localStorage).filter(key => /session|rs\\.me|outbox/.test(key)).join()"));
        Assert.NotEqual("submitted", (await Seen(task)).Status);
    }

    [Fact]
    [Trait("Case", "W14")]
    public async Task Screen_AfterAPowerCut_IsBackByItself_BeforeItsNetworkToo()
    {
        var (subject, station) = demo.Devices[1];
        var path = $"/station/{station}";
        await using var screen = await Phone.Open(demo, path);
        await screen.The("ports").WaitForAsync();
        await Window.SignIn(screen.Page, subject);
        await screen.The("reader-ready").WaitForAsync();
        await screen.KeepsItsPage();
        await Until.True(() => screen.Page.Evaluate<bool>("caches.match('/station').then(kept => !!kept)"), "the screen's page to be kept");
        await screen.Close();

        await screen.Open(path, offline: true);
        await screen.The("screen-problem").WaitForAsync();
        await screen.Context.SetOfflineAsync(false);
        await screen.The("reader-ready").WaitForAsync();
        await screen.The("ports").WaitForAsync();
    }

    [Fact]
    [Trait("Case", "W8")]
    [Trait("Case", "W14")]
    public async Task OldPhone_DoesAllOfIt()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Elsewhere, before: OldPhone);
        Assert.True(await phone.Page.Evaluate<bool>("!AbortSignal.timeout && !navigator.locks && !window.BroadcastChannel"));
        var task = await AtWork(phone, "demo-rider-27");
        await Photograph(phone, await CameraPicture(phone));
        var tries = 0;
        await phone.Context.RouteAsync("**/submit", route => Interlocked.Increment(ref tries) <= 2 ? route.AbortAsync() : route.ContinueAsync());
        await Submit(phone);
        await phone.The("not-sent").WaitForAsync();
        await Until.True(async () => (await Seen(task)) is { Status: "submitted", Photo: not null }, "words and photo");
    }

    [Fact]
    [Trait("Case", "W14")]
    public async Task Storage_ThatTheBrowserCloses_IsOpenedAgain()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Elsewhere);
        var task = await AtWork(phone, "demo-rider-28");
        var tries = 0;
        await phone.Context.RouteAsync("**/start", route => Interlocked.Increment(ref tries) == 1 ? route.AbortAsync() : route.ContinueAsync());
        await phone.The("task-start").ClickAsync();
        await Until.True(async () => (await Seen(task)).Status == "inProgress", "the start");
        // Another version of the page, or the system, wants the database: the page lets go of it, or this would wait for ever.
        await phone.Page.Evaluate(
            """
            new Promise((done, fail) => {
              const gone = indexedDB.deleteDatabase('redstation');
              gone.onsuccess = done;
              gone.onerror = gone.onblocked = fail;
            }).then(() => true)
            """);
        await Submit(phone);
        await Until.True(async () => (await Seen(task)).Status == "submitted", "the submission");
        await Assertions.Expect(phone.Page.GetByTestId("outbox-unsafe")).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Case", "W14")]
    public async Task Storage_ThatIsForbidden_IsSaid_AndTheWorkIsSentAllTheSame()
    {
        await using var phone = await Phone.Open(
            demo, "/rider", place: Elsewhere, before: "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };");
        var task = await AtWork(phone, "demo-rider-29");
        var closed = true;
        await phone.Context.RouteAsync("**/submit", route => closed ? route.AbortAsync() : route.ContinueAsync());
        await Submit(phone);
        await phone.The("outbox-unsafe").WaitForAsync();
        closed = false;
        await Until.True(async () => (await Seen(task)).Status == "submitted", "the submission");
    }

    private static async Task Photograph(Phone phone, FilePayload picture)
    {
        await Begin(phone);
        await phone.The("task-photo").SetInputFilesAsync(picture);
        await phone.The("photo-preview").WaitForAsync();
    }

    private static async Task Begin(Phone phone)
    {
        await phone.The("task-start").Or(phone.The("task-note")).First.WaitForAsync();
        if (await phone.Page.GetByTestId("task-start").CountAsync() > 0)
        {
            await phone.The("task-start").ClickAsync();
        }
    }

    private static async Task Submit(Phone phone)
    {
        await Begin(phone);
        await phone.The("task-note").FillAsync("已清理通道");
        await phone.The("task-submit").ClickAsync();
    }

    private static ILocator Unsent(Phone phone, string step, string state) =>
        phone.Page.Locator($"[data-testid=unsent-item][data-step={step}][data-state={state}]");

    private static async Task<double> Progress(Phone phone) =>
        await phone.Page.Evaluate<double>("document.querySelector('[data-testid=unsent-item][data-step=photo] progress')?.value ?? 0");

    private static async Task Throttle(Phone phone, int kilobits)
    {
        var tools = await phone.Context.NewCDPSessionAsync(phone.Page);
        var bytes = kilobits * 1000 / 8;
        await tools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 150,
            ["downloadThroughput"] = bytes,
            ["uploadThroughput"] = bytes,
        });
    }

    /// <summary>A picture as large as a phone's camera makes them.</summary>
    private static async Task<FilePayload> CameraPicture(Phone phone)
    {
        var base64 = await phone.Page.Evaluate<string>(
            """
            async () => {
              const canvas = document.createElement('canvas');
              canvas.width = 2400;
              canvas.height = 1800;
              const pen = canvas.getContext('2d');
              for (let n = 0; n < 60000; n++) {
                pen.fillStyle = `hsl(${n * 7 % 360} 80% ${n * 13 % 90}%)`;
                pen.fillRect(n * 131 % 2400, n * 197 % 1800, 9, 9);
              }
              return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
            }
            """);
        return new() { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = Convert.FromBase64String(base64) };
    }

    /// <summary>A rider signs in, goes on duty and is given a task by hand. Answers the task's id.</summary>
    private async Task<string> AtWork(Phone phone, string subject)
    {
        await Window.SignIn(phone.Page, subject);
        await phone.The("nav-duty").ClickAsync();
        await phone.The("duty-toggle").ClickAsync();
        await Assertions.Expect(phone.The("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        var dispatcher = await Dispatcher();
        var (opened, made) = await dispatcher.Post("/api/v1/tasks", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            type = "patrol",
            position = new { lat = 30.2594, lon = 120.1301 },
            note = "巡查",
            respondWithin = "PT30M",
        });
        Assert.True(opened == System.Net.HttpStatusCode.Created, made?.ToString());
        var id = (string)made!["id"]!;
        var (status, answer) = await dispatcher.Post(
            $"/api/v1/tasks/{id}/assign", new { operationId = Guid.NewGuid().ToString("N"), riderId = subject });
        Assert.True(status == System.Net.HttpStatusCode.OK, answer?.ToString());
        await phone.Page.Locator($"[data-testid=active-task][data-task='{id}']").WaitForAsync();
        return id;
    }

    private async Task<(string Status, string? Note, string? Photo, bool PhotoFollows)> Seen(string task)
    {
        var dispatcher = await Dispatcher();
        var (status, body) = await dispatcher.Get("/api/v1/tasks/" + task);
        Assert.True(status == System.Net.HttpStatusCode.OK, body?.ToString());
        var evidence = body!["evidence"];
        return ((string)body["status"]!, (string?)evidence?["note"], (string?)evidence?["photoId"], (bool?)evidence?["photoFollows"] ?? false);
    }

    /// <summary>Signed in once: this is asked often.</summary>
    private async Task<Person> Dispatcher() => signedIn ??= await Person.SignIn(demo.Server.Client, "demo-dispatcher-hz");

    [GeneratedRegex("/api/v1/photos")]
    private static partial Regex Photos();
}
