using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A station's screen with its readers.</summary>
public sealed class ScreenTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    private const string BrokenDetector =
        "globalThis.BarcodeDetector = class { async detect() { globalThis.asked = (globalThis.asked ?? 0) + 1; "
        + "throw new DOMException('no service', 'NotSupportedError'); } };";

    [Fact, Trait("Case", "W3"), Trait("Case", "P5")]
    public async Task RidersLiveCode_StaysBeforeTheCamera_IsOneRecognition_AndNeverRed()
    {
        var (device, station) = demo.Devices[0];
        await using var screen = await Screen(device, station);
        await using var phone = await Phone("demo-rider-12");
        var answers = new ConcurrentQueue<IResponse>();
        screen.Page.Response += (_, response) =>
        {
            if (response.Url.EndsWith("/recognitions", StringComparison.Ordinal))
            {
                answers.Enqueue(response);
            }
        };
        await screen.First("camera-toggle").ClickAsync();

        await Camera.Hold(screen, phone);
        await Assertions.Expect(screen.First("welcome-name")).ToBeVisibleAsync();
        await Camera.HasLooked(screen, 25);
        // The phone that was welcomed shows a fresh code, and so it does after each reload.
        for (var codes = 0; codes < 3; codes++)
        {
            var answered = screen.Page.WaitForResponseAsync(response => response.Url.EndsWith("/recognitions", StringComparison.Ordinal));
            await Camera.Hold(screen, phone);
            await answered;
            await phone.Page.ReloadAsync();
            await OpenCode(phone);
        }

        await phone.Offline(true);
        await Camera.HasLooked(screen, 25);
        await Camera.TakeAway(screen);
        await Camera.HasLooked(screen, 10);
        var again = screen.Page.WaitForResponseAsync(response => response.Url.EndsWith("/recognitions", StringComparison.Ordinal));
        await Camera.Hold(screen, phone);
        await again;

        // Not in the handler: whoever waits there keeps the answer from coming.
        var heard = await Task.WhenAll(answers.Select(async answer => $"{answer.Status} {await answer.TextAsync()}"));
        Assert.All(await Camera.Said(screen), kind => Assert.Equal("welcome", kind));
        Assert.All(heard, answer => Assert.StartsWith("200", answer, StringComparison.Ordinal));
        Assert.Single(heard, answer => answer.Contains("\"alreadyWelcome\":false", StringComparison.Ordinal));
        Assert.Single(await CheckIns(device, station));
        screen.WasQuiet();
    }

    /// <summary>Nothing is replaced here: Chromium's own video device plays a film of a phone that nobody takes away.</summary>
    [Fact, Trait("Case", "W3"), Trait("Case", "W16")]
    public async Task Code_FilmedByAVideoDevice_IsReadOnce()
    {
        var (device, station) = demo.Devices[4];
        var folder = Directory.CreateTempSubdirectory("redstation-film-");
        try
        {
            var film = Path.Combine(folder.FullName, "code.mjpeg");
            await using var browser = await demo.Launch("--use-file-for-fake-video-capture=" + film);
            await using var screen = await Window.Open(
                browser, new Uri(demo.Server.Address, $"/station/{station}"), 1280, 800, null, ColorScheme.Light, script: Camera.Witness);
            await screen.First("ports").WaitForAsync();
            await screen.SignIn(device);
            await using var phone = await Phone("demo-rider-06");
            var frame = await Picture(phone);
            await File.WriteAllBytesAsync(film, [.. Enumerable.Repeat(frame, 30).SelectMany(bytes => bytes)], TestContext.Current.CancellationToken);

            await screen.First("camera-toggle").ClickAsync();
            await screen.First("welcome").WaitForAsync();
            await Camera.HasLooked(screen, 30);

            Assert.Equal(["welcome"], await Camera.Said(screen));
            Assert.Single(await CheckIns(device, station));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static async Task<byte[]> Picture(Window phone)
        {
            var code = await phone.First("qr").Evaluate<string>("element => element.outerHTML");
            var page = await phone.Page.Context.NewPageAsync();
            await page.SetViewportSizeAsync(640, 480);
            await page.SetContentAsync(
                $"<body style='margin:0;display:grid;place-items:center;height:480px;background:#999'><div style='width:400px'>{code}</div>");
            return await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 90 });
        }
    }

    [Theory]
    [Trait("Case", "W15")]
    [InlineData("]Q1", false, "Enter", "demo-rider-13")]
    [InlineData("]Q1", true, "Tab", "demo-rider-14")]
    [InlineData("", false, null, "demo-rider-15")]
    public async Task ReaderThatTypes_WithPrefixCapsLockOrAnotherEnd_IsRead(string prefix, bool capsLock, string? end, string rider)
    {
        var (device, station) = demo.Devices[1];
        await using var screen = await Screen(device, station);
        var code = prefix + await Code(rider);
        var typed = capsLock
            ? string.Concat(code.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)))
            : code;

        await TypingReader.Read(screen.Page, typed, end);

        await Assertions.Expect(screen.First("welcome-name")).ToBeVisibleAsync();
        Assert.Equal(["welcome"], await Camera.Said(screen));
    }

    [Fact, Trait("Case", "W15")]
    public async Task ReaderThatGarbles_IsSaidToBeTheReader()
    {
        var (device, station) = demo.Devices[1];
        await using var screen = await Screen(device, station);

        await TypingReader.Read(screen.Page, (await Code("demo-rider-16"))[..^9]);
        await Assertions.Expect(screen.First("trouble")).ToHaveAttributeAsync("data-trouble", "damaged");
        await screen.IsInOrder("station-trouble");
        await TypingReader.Read(screen.Page, "https://weixin.qq.com/r/0123456789");
        await Assertions.Expect(screen.First("trouble")).ToHaveAttributeAsync("data-trouble", "foreign");

        // Nothing else; the first may be gone again when the second comes.
        Assert.Equal(["trouble"], (await Camera.Said(screen)).Distinct());
    }

    [Fact, Trait("Case", "W15")]
    public async Task LineThatIsDown_IsSaidToBeTheLine_AndTheReadingGoesThroughAfterwards()
    {
        var (device, station) = demo.Devices[1];
        await using var screen = await Screen(device, station);
        var code = await Code("demo-rider-17");
        await screen.Offline(true);

        await TypingReader.Read(screen.Page, code);
        await Assertions.Expect(screen.First("trouble")).ToHaveAttributeAsync("data-trouble", "line");
        // The page's patience with a line that is down must not run out because the machine is busy.
        await screen.Page.Evaluate("() => { const held = performance.now(); performance.now = () => held; }");
        await screen.Offline(false);
        await Assertions.Expect(screen.First("welcome-name")).ToBeVisibleAsync();

        Assert.Equal(["trouble", "welcome"], await Camera.Said(screen));
    }

    [Fact, Trait("Case", "W16")]
    public async Task DetectorThatRejects_IsReplaced_AndTheCameraIsLetGo()
    {
        var (device, station) = demo.Devices[2];
        await using var screen = await Screen(device, station, Camera.Script + ";" + BrokenDetector);
        await using var phone = await Phone("demo-rider-18");
        await screen.First("camera-toggle").ClickAsync();

        await Camera.Hold(screen, phone);
        await Assertions.Expect(screen.First("welcome-name")).ToBeVisibleAsync();
        Assert.InRange(await screen.Page.Evaluate<int>("asked"), 1, 2);
        Assert.Equal(1, await screen.Page.Evaluate<int>("camera.live()"));
        await screen.The("welcome").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await screen.First("camera-toggle").ClickAsync();
        await screen.Page.WaitForFunctionAsync("() => camera.live() === 0");
    }

    [Fact, Trait("Case", "W16")]
    public async Task CameraThatIsMissingOrUnplugged_IsSaid_AndReadsAgainByItself()
    {
        var (device, station) = demo.Devices[2];
        await using var screen = await Screen(device, station);
        await using var phone = await Phone("demo-rider-19");
        await screen.Page.Evaluate("camera.fault = 'NotFoundError'");
        await screen.First("camera-toggle").ClickAsync();
        await Assertions.Expect(screen.First("camera-fault")).ToHaveAttributeAsync("data-fault", "missing");
        await screen.IsInOrder("station-no-camera");

        await screen.Page.Evaluate("camera.fault = null");
        await Assertions.Expect(screen.First("reader")).ToHaveAttributeAsync("data-camera", "reading");
        await screen.Page.Evaluate("camera.fault = 'NotReadableError'; camera.unplug()");
        await Assertions.Expect(screen.First("camera-fault")).ToBeVisibleAsync();
        await screen.Page.Evaluate("camera.fault = null");
        await Assertions.Expect(screen.First("reader")).ToHaveAttributeAsync("data-camera", "reading");
        await Camera.Hold(screen, phone);
        await Assertions.Expect(screen.First("welcome-name")).ToBeVisibleAsync();
        Assert.Equal(1, await screen.Page.Evaluate<int>("camera.live()"));
    }

    [Theory]
    [Trait("Case", "W25")]
    [InlineData(1280, 800, 1)]
    [InlineData(1920, 1080, 1)]
    [InlineData(1024, 600, 1)]
    [InlineData(600, 1024, 1)]
    [InlineData(800, 1280, 1)]
    [InlineData(1280, 800, 2)]
    [InlineData(1920, 1080, 2)]
    [InlineData(1024, 600, 2)]
    [InlineData(600, 1024, 2)]
    public async Task TwentyFourPorts_AreAllThere_AndTheReadersBarIsWhole(int width, int height, int text)
    {
        var (device, station) = demo.Devices[3];
        await HasPorts(station, 24);
        await using var screen = await demo.Open($"/station/{station}", width, height, script: Camera.Script);
        await screen.Page.Evaluate("text => { document.documentElement.style.fontSize = text + '%'; }", text * 100);
        await screen.SignIn(device);
        await screen.First("camera-toggle").ClickAsync();
        await screen.First("camera").WaitForAsync();
        await Assertions.Expect(screen.Page.Locator("[data-testid=ports] > li")).ToHaveCountAsync(24);

        await screen.IsInOrder($"station-24-{width}x{height}-text{text}");
        Assert.Equal("", await screen.Page.Evaluate<string>(WhatIsCut));
    }

    /// <summary>Names what does not lie wholly in the window, is cut by its own box, or is covered by the reader's bar.</summary>
    private const string WhatIsCut =
        """
        () => {
          const wrong = [];
          const all = document.scrollingElement;
          if (all.scrollHeight > innerHeight || all.scrollWidth > innerWidth) wrong.push('the page scrolls');
          const bar = document.querySelector('.reader').getBoundingClientRect();
          for (const part of document.querySelectorAll('.reader, .reader *, .port, .screen-free, .screen-free *, .top-title, .legend li')) {
            const box = part.getBoundingClientRect();
            if (!box.width) continue;
            if (box.top < 0 || box.left < 0 || box.bottom > innerHeight + .5 || box.right > innerWidth + .5)
              wrong.push(`${part.className || part.tagName} is outside`);
            if (part.matches('.port') && box.bottom > bar.top) wrong.push(`${part.dataset.testid} is under the bar`);
            if (part.matches('.legend li')) {
              const head = part.closest('.screen-head').getBoundingClientRect();
              if (box.bottom > head.bottom + .5 || box.right > head.right + .5) wrong.push(`${part.textContent} is cut`);
            }
          }
          for (const number of document.querySelectorAll('.port-number')) {
            const [box, cell] = [number.getBoundingClientRect(), number.closest('.port').getBoundingClientRect()];
            if (box.top < cell.top || box.bottom > cell.bottom || box.left < cell.left || box.right > cell.right)
              wrong.push(`number ${number.textContent} is cut`);
            if (box.height < 14) wrong.push(`number ${number.textContent} is too small to read`);
          }
          return wrong.join('\n');
        }
        """;

    private async Task<Window> Screen(string device, string station, string script = Camera.Script)
    {
        var screen = await demo.Open($"/station/{station}", 1280, 800, script: script);
        await screen.First("ports").WaitForAsync();
        await screen.SignIn(device);
        await screen.First("reader-ready").WaitForAsync();
        return screen;
    }

    private async Task<Window> Phone(string rider)
    {
        var phone = await demo.Open("/rider", 390, 844);
        await phone.SignIn(rider);
        await OpenCode(phone);
        return phone;
    }

    private static async Task OpenCode(Window phone)
    {
        await phone.First("nav-code").ClickAsync();
        await phone.First("qr").WaitForAsync();
    }

    private async Task<string> Code(string rider)
    {
        var (status, answer) = await (await Person.SignIn(demo.Server.Client, rider)).Get("/api/v1/riders/me/credential");
        Assert.Equal(HttpStatusCode.OK, status);
        return (string)answer!["credential"]!;
    }

    private async Task<JsonArray> CheckIns(string device, string station)
    {
        var (_, answer) = await (await Person.SignIn(demo.Server.Client, device)).Get($"/api/v1/stations/{station}/check-ins");
        return answer!["items"]!.AsArray();
    }

    private async Task HasPorts(string station, int ports)
    {
        var set = JsonNode.Parse(await demo.Server.Client.GetStringAsync($"/api/v1/stations/{station}", TestContext.Current.CancellationToken))!;
        var admin = await Person.SignIn(demo.Server.Client, "demo-admin");
        var (status, _) = await admin.Put($"/api/v1/stations/{station}", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            name = (string)set["name"]!,
            position = set["position"],
            ports,
            services = set["services"],
            address = "西湖区文三路 259 号昌地火炬大厦南门旁",
        });
        Assert.Equal(HttpStatusCode.OK, status);
        var device = await Person.SignIn(demo.Server.Client, demo.Devices.First(one => one.Station == station).Subject);
        string[] states = ["available", "charging", "faulted", "available"];
        (status, _) = await device.Post($"/api/v1/stations/{station}/ports:report", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            ports = Enumerable.Range(1, ports).Select(port => new { port, status = states[port % states.Length], at = DateTimeOffset.UtcNow }),
        });
        Assert.Equal(HttpStatusCode.OK, status);
    }
}
