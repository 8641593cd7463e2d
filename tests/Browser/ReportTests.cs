using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider reports what they have seen, with three taps; hears what others have reported, and what becomes of it.</summary>
public sealed class ReportTests(DemoBrowserFixture demo, ITestOutputHelper print) : IClassFixture<DemoBrowserFixture>
{
    /// <summary>Whether the phone keeps what was written so far, with its picture.</summary>
    private const string KeptDraft =
        """
        new Promise((done, fail) => {
          const open = indexedDB.open('redstation');
          // Not made here: without the page's own there is nothing to look into.
          open.onupgradeneeded = () => open.transaction.abort();
          open.onerror = () => done(false);
          open.onsuccess = () => {
            const all = open.result.transaction('queue').objectStore('queue').getAll();
            all.onerror = fail;
            all.onsuccess = () => {
              open.result.close();
              done(all.result.some(item => item.step === 'draft' && item.photo && item.body.note === '写到一半'));
            };
          };
        })
        """;

    /// <summary>How many colours the middle of a picture has.</summary>
    private const string ColoursInTheMiddle =
        """
        canvas => {
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
          copy.drawImage(canvas, 0, 0);
          const { data } = copy.getImageData(canvas.width * 0.4, canvas.height * 0.4, canvas.width * 0.2, canvas.height * 0.2);
          return new Set(new Uint32Array(data.buffer)).size;
        }
        """;

    /// <summary>Where nothing else is reported: in Hangzhou, and apart for each test.</summary>
    private static readonly Geolocation[] Places =
        [.. Enumerable.Range(0, 10).Select(n => new Geolocation { Latitude = 30.20f + (0.02f * n), Longitude = 120.14f, Accuracy = 10 })];

    [Fact]
    public async Task Report_OnASlowPhoneAndLine_IsReceivedAfterThreeTaps_AndItsPhotoFollows()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Places[0]);
        await Window.SignIn(phone.Page, "demo-rider-31");
        var picture = await CameraPicture(phone.Page);
        await Slow(phone, cpu: 4, kilobits: 1500);
        var order = new List<string>();
        phone.Page.Request += (_, request) =>
        {
            if (request.Method == "POST" && request.Url.Contains("/api/v1/", StringComparison.Ordinal))
            {
                lock (order)
                {
                    order.Add(new Uri(request.Url).AbsolutePath.Split('/')[^1]);
                }
            }
        };

        var clock = Stopwatch.StartNew();
        var chooser = await phone.Page.RunAndWaitForFileChooserAsync(() => phone.The("report-camera").ClickAsync());
        var opened = clock.Elapsed;
        await chooser.SetFilesAsync(picture);
        await phone.The("report-sheet").WaitForAsync();
        var sheet = clock.Elapsed;
        await Assertions.Expect(phone.The("report-send")).ToBeEnabledAsync();
        var ready = clock.Elapsed;
        await phone.The("report-send").ClickAsync();
        await Outcome(phone, "received").WaitForAsync();
        var received = clock.Elapsed;
        await phone.Page.Locator("[data-testid=report-photo-stage][data-stage=received]").WaitForAsync();
        var whole = clock.Elapsed;

        print.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"4x CPU throttling, 1.5 Mbit/s up, {picture.Buffer.Length / 1024} KiB picture: camera asked for after {opened.TotalMilliseconds:0} ms, "
            + $"sheet {sheet.TotalMilliseconds:0} ms, ready to send {ready.TotalMilliseconds:0} ms, received {received.TotalMilliseconds:0} ms, "
            + $"photo {whole.TotalMilliseconds:0} ms"));
        Assert.True(order.IndexOf("cases") >= 0 && order.IndexOf("cases") < order.IndexOf("photos"), string.Join(' ', order));
        Assert.Equal("attachments", order[^1]);
        var mine = Assert.Single(await Reported("demo-rider-31"));
        Assert.Equal(Places[0].Latitude, (double)mine!["position"]!["lat"]!, 3);
        Assert.Equal((string?)mine["note"], await ClassName((string)mine["class"]!));
        Assert.Single(mine["photos"]!.AsArray());
        Assert.InRange(await SizeOf("demo-rider-31", $"/api/v1/photos/{mine["photos"]![0]!["id"]}"), 10_000, 500_000);
    }

    [Fact]
    public async Task Words_OfAReport_DoNotWaitForItsPhoto_WhichOutlivesThePage()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Places[8]);
        await Window.SignIn(phone.Page, "demo-rider-41");
        var picture = await CameraPicture(phone.Page);
        // On this phone making it small never ends.
        await phone.Page.Evaluate("HTMLCanvasElement.prototype.toBlob = () => undefined");
        await phone.The("report-camera").SetInputFilesAsync(picture);
        await Assertions.Expect(phone.The("report-send")).ToBeEnabledAsync();
        await phone.The("report-send").ClickAsync();
        await Outcome(phone, "received").WaitForAsync();
        await phone.Page.Locator("[data-testid=report-photo-stage][data-stage=sending]").WaitForAsync();
        Assert.Empty(Assert.Single(await Reported("demo-rider-41"))!["photos"]!.AsArray());
        await phone.Close();

        await phone.Open("/rider");
        await Until.True(async () => (await Reported("demo-rider-41"))[0]!["photos"]!.AsArray().Count > 0, "the photo");
        var mine = Assert.Single(await Reported("demo-rider-41"))!;
        Assert.InRange(await SizeOf("demo-rider-41", $"/api/v1/photos/{Assert.Single(mine["photos"]!.AsArray())!["id"]}"), 10_000, 500_000);
        await Assertions.Expect(phone.Page.GetByTestId("unsent")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Report_MadeWithoutANetwork_OutlivesThePage_AndIsSentOnce_WithTimeAndPlaceOfTaking()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Places[1]);
        await Window.SignIn(phone.Page, "demo-rider-32");
        await phone.KeepsItsPage();
        await Until.True(
            () => phone.Page.Evaluate<bool>("caches.match('/api/v1/case-classes').then(kept => !!kept)"), "the classes to be kept");
        await phone.Context.SetOfflineAsync(true);
        var before = DateTimeOffset.UtcNow.AddMinutes(-1);
        foreach (var note in new[] { "第一件：路灯不亮", "第二件：井盖松动" })
        {
            await phone.The("report-words").ClickAsync();
            await phone.The("report-note").FillAsync(note);
            await Assertions.Expect(phone.The("report-send")).ToBeEnabledAsync();
            await phone.The("report-send").ClickAsync();
            await Outcome(phone, "kept").WaitForAsync();
            await phone.The("report-done").ClickAsync();
        }

        await phone.Close();
        await phone.Open("/rider", offline: true);
        await phone.The("report-mine").ClickAsync();
        await Assertions.Expect(phone.Page.Locator("[data-testid=report-unsent]")).ToHaveCountAsync(2);
        Assert.Empty(await Reported("demo-rider-32"));
        await phone.Close();
        await phone.Open("/rider");
        await phone.Context.SetGeolocationAsync(Places[2]);

        await Until.True(async () => (await Reported("demo-rider-32")).Count == 2, "both reports");
        await Assertions.Expect(phone.Page.GetByTestId("unsent")).ToHaveCountAsync(0);
        var reports = (await Reported("demo-rider-32")).OrderBy(one => (DateTimeOffset)one!["reportedAt"]!).ToList();
        Assert.Equal(["第一件：路灯不亮", "第二件：井盖松动"], reports.Select(one => (string?)one!["note"]));
        Assert.All(reports, one => Assert.Equal(Places[1].Latitude, (double)one!["position"]!["lat"]!, 3));
        Assert.All(reports, one => Assert.InRange((DateTimeOffset)one!["takenAt"]!, before, (DateTimeOffset)one["reportedAt"]!));
        Assert.Equal(["路灯不亮", "井盖缺失破损"], await Task.WhenAll(reports.Select(one => ClassName((string)one!["class"]!))));
    }

    [Fact]
    public async Task ReportBeingWritten_IsThereAgain_AfterThePageWasClosed()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Places[2]);
        await Window.SignIn(phone.Page, "demo-rider-33");
        await phone.The("report-camera").SetInputFilesAsync(await CameraPicture(phone.Page));
        await phone.The("report-preview").WaitForAsync();
        await phone.The("report-note").FillAsync("写到一半");
        await Until.True(() => phone.Page.Evaluate<bool>(KeptDraft), "the draft to be kept");
        await phone.Close();

        await phone.Open("/rider");
        await phone.The("report-words").ClickAsync();
        await phone.The("report-restored").WaitForAsync();
        await phone.The("report-preview").WaitForAsync();
        await Assertions.Expect(phone.The("report-note")).ToHaveValueAsync("写到一半");
        await phone.The("report-send").ClickAsync();
        await Outcome(phone, "received").WaitForAsync();
        await phone.The("report-done").ClickAsync();
        await phone.The("report-words").ClickAsync();
        await Assertions.Expect(phone.The("report-note")).ToHaveValueAsync("");
        Assert.Equal("写到一半", (string?)Assert.Single(await Reported("demo-rider-33"))!["note"]);
    }

    [Fact]
    public async Task RefusedReport_SaysWhy_AndIsSentAgainWhenItWasChanged()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Places[3]);
        await Window.SignIn(phone.Page, "demo-rider-34");
        await phone.Context.RouteAsync("**/api/v1/cases", route => route.FulfillAsync(new()
        {
            Status = 400,
            ContentType = "application/problem+json",
            Body = """{ "code": "case_class_unknown", "title": "没有这个类别", "detail": "请从本辖区的类别清单中选择。" }""",
        }));
        await phone.The("report-words").ClickAsync();
        await phone.The("report-note").FillAsync("树倒了");
        await Assertions.Expect(phone.The("report-send")).ToBeEnabledAsync();
        await phone.The("report-send").ClickAsync();
        await Assertions.Expect(Outcome(phone, "refused")).ToContainTextAsync("类别清单");
        await phone.Context.UnrouteAllAsync();

        await phone.The("report-revise").ClickAsync();
        await Assertions.Expect(phone.The("report-note")).ToHaveValueAsync("树倒了");
        await phone.The("report-send").ClickAsync();
        await Outcome(phone, "received").WaitForAsync();
        Assert.Single(await Reported("demo-rider-34"));
        await Assertions.Expect(phone.Page.GetByTestId("unsent")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task SpokenReport_IsPlayedBack_AndItsRecordingArrives()
    {
        await using var phone = await Phone.Open(demo, "/rider", place: Places[7]);
        await phone.Context.GrantPermissionsAsync(["geolocation", "microphone"]);
        await Window.SignIn(phone.Page, "demo-rider-40");
        await phone.The("report-words").ClickAsync();
        await phone.The("report-voice").ScrollIntoViewIfNeededAsync();
        var box = (await phone.The("report-voice").BoundingBoxAsync())!;
        await phone.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await phone.Page.Mouse.DownAsync();
        await Assertions.Expect(phone.The("report-voice")).ToHaveAttributeAsync("data-seconds", "2");
        await phone.Page.Mouse.UpAsync();
        await phone.The("report-said").WaitForAsync();
        await phone.Page.WaitForFunctionAsync("() => document.querySelector('[data-testid=report-said]').readyState > 0");

        await phone.The("report-send").ClickAsync();
        await phone.Page.Locator("[data-testid=report-voice-stage][data-stage=received]").WaitForAsync();
        var mine = Assert.Single(await Reported("demo-rider-40"));
        Assert.InRange(await SizeOf("demo-rider-40", $"/api/v1/voices/{mine!["voices"]![0]!["id"]}"), 1_000, 100_000);

        await phone.The("report-done").ClickAsync();
        await phone.The("report-mine").ClickAsync();
        await phone.The("own-case").ClickAsync();
        await phone.The("case-listen").ClickAsync();
        await phone.The("case-voice").WaitForAsync();
        await phone.Page.WaitForFunctionAsync("() => document.querySelector('[data-testid=case-voice]').currentTime > 0");

        // Of a kind that this browser does not know.
        await phone.Context.RouteAsync("**/api/v1/voices/*", route => route.FulfillAsync(new() { ContentType = "audio/mp4", Body = "no sound" }));
        await phone.The("case-back").ClickAsync();
        await phone.The("own-case").ClickAsync();
        await phone.The("case-listen").ClickAsync();
        await phone.The("case-voice-unplayable").WaitForAsync();
        var file = await phone.Page.RunAndWaitForDownloadAsync(() => phone.The("case-voice-download").ClickAsync());
        Assert.Equal("no sound", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("demo-rider-35", "demo-rider-36", 390, 844, ColorScheme.Light, 4)]
    [InlineData("demo-rider-37", "demo-rider-38", 1440, 900, ColorScheme.Dark, 5)]
    public async Task SecondReporter_IsShownTheFirstReport_Joins_AndHearsTheOutcome(
        string first, string second, int width, int height, ColorScheme scheme, int place)
    {
        var (lat, lon) = ((double)Places[place].Latitude, (double)Places[place].Longitude);
        var (created, made) = await (await Rider(first)).Post("/api/v1/cases", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            @class = "c0101",
            position = new { lat, lon },
            note = "井盖没了",
        });
        Assert.Equal(HttpStatusCode.Created, created);
        var id = (string)made!["id"]!;
        await using var rider = await demo.Open("/rider", width, height, Places[place], scheme);
        await rider.SignIn(second);
        await rider.IsInOrder($"report-bar-{width}");
        await rider.First("report-camera").SetInputFilesAsync(await CameraPicture(rider.Page));
        await rider.First("report-preview").WaitForAsync();
        await rider.First("report-note").FillAsync("门口井盖缺了");
        await rider.First("nearby-case").WaitForAsync();
        await rider.IsInOrder($"report-nearby-{width}");
        await Cover(rider, width);
        await rider.First("report-move").ClickAsync();
        await rider.First("place-map").WaitForAsync();
        await rider.First("place-map").PressAsync("ArrowUp");
        await Assertions.Expect(rider.The("nearby-case")).ToHaveCountAsync(0);
        await rider.IsInOrder($"report-map-{width}");
        await rider.First("place-map").PressAsync("ArrowDown");
        await rider.First("nearby-case").WaitForAsync();
        await rider.First("report-move").ClickAsync();
        await rider.First("join-case").ClickAsync();
        await rider.Page.Locator("[data-testid=report-outcome][data-stage=received]").WaitForAsync();
        await rider.IsInOrder($"report-joined-{width}");
        await rider.First("report-done").ClickAsync();

        var dispatcher = await demo.Dispatcher();
        await Do(dispatcher, id, "refuse", new { operationId = Guid.NewGuid(), reason = "solved-already", note = "今早已经补上" });
        await rider.First("notice-plain").WaitForAsync();
        await rider.First("report-mine").ClickAsync();
        await rider.Page.Locator($"[data-testid=own-case][data-case='{id}'][data-status=refused]").WaitForAsync();
        await rider.IsInOrder($"my-reports-{width}");
        await rider.First("own-case").ClickAsync();
        await Assertions.Expect(rider.First("case-reason")).ToContainTextAsync("已经解决");
        await Assertions.Expect(rider.First("case-history")).ToContainTextAsync("今早已经补上");
        await rider.Page.Locator("[data-testid=case-step][data-event=joined]").WaitForAsync();
        await rider.IsInOrder($"case-detail-{width}");
        Assert.Single(await Reported(second));
        rider.WasQuiet();
    }

    [Fact]
    public async Task ClosedCase_ThatIsNotSolved_IsOpenedAgain()
    {
        var rider = await Rider("demo-rider-39");
        var (_, made) = await rider.Post("/api/v1/cases", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            @class = "c0102",
            position = new { lat = Places[6].Latitude, lon = Places[6].Longitude },
            note = "路灯不亮",
        });
        var id = (string)made!["id"]!;
        await using var page = await demo.Open("/rider", 390, 844, Places[6]);
        await page.SignIn("demo-rider-39");
        await page.First("report-mine").ClickAsync();
        await page.First("own-case").ClickAsync();
        await page.First("case-due").WaitForAsync();
        var (dispatcher, checker) = (await demo.Dispatcher(), await Person.SignIn(demo.Server.Client, "demo-admin"));
        foreach (var (verb, body) in new (string, object)[]
        {
            ("open", new { operationId = "o" }), ("dispatch", new { operationId = "d", unit = "路灯所" }), ("start", new { operationId = "s" }),
            ("finish", new { operationId = "f" }),
        })
        {
            await Do(dispatcher, id, verb, body);
        }

        await page.Page.Locator("[data-testid=case-status][data-status=handled]").WaitForAsync();
        await Assertions.Expect(page.First("case-detail")).ToContainTextAsync("路灯所");
        await Do(checker, id, "close", new { operationId = "c" });
        await page.First("reopen-note").FillAsync("还是不亮");
        await page.IsInOrder("case-reopen-390");
        await page.First("reopen-send").ClickAsync();
        await page.Page.Locator("[data-testid=case-step][data-event=reopened]").WaitForAsync();
        await Assertions.Expect(page.The("reopen-send")).ToHaveCountAsync(0);
        page.WasQuiet();
    }

    [Fact]
    public async Task OwnCases_AreReadWithoutANetwork_AndNotSolvedIsKept_AndSentOnce()
    {
        var rider = await Rider("demo-rider-42");
        var (_, made) = await rider.Post("/api/v1/cases", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            @class = "c0102",
            position = new { lat = Places[9].Latitude, lon = Places[9].Longitude },
            note = "路灯又不亮",
        });
        var id = (string)made!["id"]!;
        var (dispatcher, checker) = (await demo.Dispatcher(), await Person.SignIn(demo.Server.Client, "demo-admin"));
        await Do(dispatcher, id, "open", new { operationId = "o" });
        await Do(dispatcher, id, "dispatch", new { operationId = "d", unit = "路灯所" });
        await Do(dispatcher, id, "finish", new { operationId = "f" });
        await Do(checker, id, "close", new { operationId = "c" });
        await using var phone = await Phone.Open(demo, "/rider", place: Places[9]);
        await Window.SignIn(phone.Page, "demo-rider-42");
        await phone.KeepsItsPage();
        await phone.The("report-mine").ClickAsync();
        await phone.The("own-case").WaitForAsync();
        await Assertions.Expect(phone.Page.GetByTestId("cases-as-of")).ToHaveCountAsync(0);
        await phone.Close();

        await phone.Open("/rider", offline: true);
        await phone.The("report-mine").ClickAsync();
        await phone.The("cases-as-of").WaitForAsync();
        await phone.The("own-case").ClickAsync();
        await Assertions.Expect(phone.The("case-status")).ToHaveAttributeAsync("data-status", "closed");
        await phone.The("reopen-note").FillAsync("昨晚还是黑的");
        await phone.The("reopen-send").ClickAsync();
        await Assertions.Expect(phone.The("reopen-kept")).ToContainTextAsync("尚未发出");
        await phone.The("case-back").ClickAsync();
        await phone.Page.Locator("[data-testid=report-unsent][data-step=reopen][data-stage=kept]").WaitForAsync();
        await phone.Close();

        await phone.Open("/rider");
        await Until.True(async () => (string?)(await Reported("demo-rider-42"))[0]!["status"] != "closed", "the case to be reopened");
        await Assertions.Expect(phone.Page.GetByTestId("unsent")).ToHaveCountAsync(0);
        var history = Assert.Single(await Reported("demo-rider-42"))!["history"]!.AsArray();
        Assert.Equal("昨晚还是黑的", (string?)Assert.Single(history, entry => (string?)entry!["event"] == "reopened")!["note"]);
        await phone.The("report-mine").ClickAsync();
        await phone.Page.Locator($"[data-testid=own-case][data-case='{id}']:not([data-status=closed])").WaitForAsync();
    }

    /// <summary>Draws a box over the middle of the picture; what was under it is a few blocks then.</summary>
    private static async Task Cover(Window rider, int width)
    {
        await rider.First("report-cover").ClickAsync();
        await Assertions.Expect(rider.First("cover-canvas")).ToHaveAttributeAsync("data-covered", "0");
        await rider.Page.WaitForFunctionAsync("() => document.querySelector('[data-testid=cover-canvas]').width > 400");
        var before = await rider.First("cover-canvas").Evaluate<int>(ColoursInTheMiddle);
        var box = (await rider.First("cover-canvas").BoundingBoxAsync())!;
        await rider.Page.Mouse.MoveAsync(box.X + (box.Width * 0.3f), box.Y + (box.Height * 0.3f));
        await rider.Page.Mouse.DownAsync();
        await rider.Page.Mouse.MoveAsync(box.X + (box.Width * 0.7f), box.Y + (box.Height * 0.7f), new() { Steps = 4 });
        await rider.Page.Mouse.UpAsync();
        await Assertions.Expect(rider.First("cover-canvas")).ToHaveAttributeAsync("data-covered", "1");
        var after = await rider.First("cover-canvas").Evaluate<int>(ColoursInTheMiddle);
        Assert.True(before > 500 && after <= 64, $"{before} colours before, {after} after.");
        await rider.IsInOrder($"report-cover-{width}");
        await rider.First("cover-done").ClickAsync();
        await Assertions.Expect(rider.The("cover-dialog")).ToHaveCountAsync(0);
    }

    private static ILocator Outcome(Phone phone, string stage) => phone.Page.Locator($"[data-testid=report-outcome][data-stage={stage}]");

    internal static async Task Slow(Phone phone, int cpu, int kilobits)
    {
        var tools = await phone.Context.NewCDPSessionAsync(phone.Page);
        await tools.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = cpu });
        await tools.SendAsync("Network.emulateNetworkConditions", new()
        {
            ["offline"] = false,
            ["latency"] = 50,
            ["downloadThroughput"] = kilobits * 1000 / 8 * 4,
            ["uploadThroughput"] = kilobits * 1000 / 8,
        });
    }

    /// <summary>A picture of twelve megapixels, as a phone's camera makes them.</summary>
    internal static async Task<FilePayload> CameraPicture(IPage page)
    {
        var base64 = await page.Evaluate<string>(
            """
            async () => {
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [4000, 3000];
              const pen = canvas.getContext('2d');
              for (let n = 0; n < 60000; n++) {
                pen.fillStyle = `hsl(${n * 7 % 360} 80% ${n * 13 % 90}%)`;
                pen.fillRect(n * 131 % 4000, n * 197 % 3000, 19, 19);
              }
              return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
            }
            """);
        return new() { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = Convert.FromBase64String(base64) };
    }

    private static async Task Do(Person who, string id, string verb, object body)
    {
        var (status, answer) = await who.Post($"/api/v1/cases/{id}/{verb}", body);
        Assert.True(status == HttpStatusCode.OK, $"{verb}: {answer}");
    }

    private Task<Person> Rider(string subject) => Person.SignIn(demo.Server.Client, subject);

    private async Task<JsonArray> Reported(string subject)
    {
        var (status, body) = await (await Rider(subject)).Get("/api/v1/riders/me/cases");
        Assert.Equal(HttpStatusCode.OK, status);
        return body!["items"]!.AsArray();
    }

    /// <summary>How many bytes a rider gets from an address.</summary>
    private async Task<int> SizeOf(string subject, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", (await Rider(subject)).Token);
        using var answer = await demo.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }

    private async Task<string> ClassName(string id)
    {
        var list = await demo.Server.Client.GetStringAsync("/api/v1/case-classes", TestContext.Current.CancellationToken);
        return (string)JsonNode.Parse(list)!["classes"]!.AsArray().Single(one => (string?)one!["id"] == id)!["name"]!;
    }
}
