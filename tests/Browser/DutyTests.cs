using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider on duty in a real browser: where they are taken to be, until when they work, and what they have seen.</summary>
public sealed class DutyTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    private const double SquareLat = 30.2741;
    private const double SquareLon = 120.1551;

    /// <summary>A phone that measured once, nearly three minutes ago, and only fails since.</summary>
    private const string MeasuredOnce =
        """
        (() => {
          const measured = Date.now() - 170000;
          let first = true;
          const answer = (took, failed) => {
            if (first) took({ coords: { latitude: 30.2301, longitude: 120.1201, accuracy: 12 }, timestamp: measured });
            else failed?.({ code: 2, message: 'no satellites' });
            first = false;
          };
          const fake = {
            getCurrentPosition: (took, failed) => setTimeout(() => failed?.({ code: 2, message: 'no satellites' })),
            watchPosition: (took, failed) => setInterval(() => answer(took, failed), 300),
            clearWatch: (id) => clearInterval(id),
          };
          Object.defineProperty(Navigator.prototype, 'geolocation', { get: () => fake });
        })();
        """;

    private const string Locked = "Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' });";

    [Fact]
    [Trait("Case", "W4")]
    [Trait("Case", "W6")]
    public async Task OnDuty_LocationDenied_IsNowhereUntilThePlaceIsSetByHand()
    {
        await using var rider = await demo.Open("/rider", 1440, 900);
        var sent = new ReportedPositions(rider.Page);
        await rider.SignIn("demo-rider-11");
        await GoOnDuty(rider);
        await Assertions.Expect(rider.First("duty-place")).ToHaveAttributeAsync("data-state", "none");
        await rider.IsInOrder("rider-duty-nowhere-1440");

        await rider.First("place-by-hand").ClickAsync();
        await rider.First("placing").WaitForAsync();
        await rider.First("map").ClickAsync(new() { Position = new() { X = 300, Y = 300 } });
        await Assertions.Expect(rider.First("duty-place")).ToHaveAttributeAsync("data-state", "hand");

        await Until.True(() => sent.All.Count > 0, "the place that was set");
        Assert.All(sent.All, place => Assert.Equal(200, (int)place["accuracyM"]!));
        Assert.DoesNotContain(sent.All, place => (double)place["lat"]! == SquareLat && (double)place["lon"]! == SquareLon);
        var (lat, lon) = ((double)sent.All[0]["lat"]!, (double)sent.All[0]["lon"]!);
        await Listed("demo-rider-11", await OpenTask(lat, lon), metres: 0);
        await rider.IsInOrder("rider-duty-by-hand-1440");
    }

    [Fact]
    [Trait("Case", "W4")]
    public async Task Reload_OnDutyWithAWorkingPhone_ReportsTheFixAndNothingElse()
    {
        var (lat, lon) = (30.1931f, 120.1551f);
        await using var rider = await demo.Open("/rider", 390, 844, new() { Latitude = lat, Longitude = lon, Accuracy = 10 });
        var sent = new ReportedPositions(rider.Page);
        await rider.SignIn("demo-rider-12");
        await GoOnDuty(rider);
        await sent.Near(lat, lon);
        var before = sent.All.Count;

        await rider.Page.ReloadAsync();

        await Until.True(() => sent.All.Count > before, "a report after the reload");
        sent.AreOnlyNear((lat, lon));
    }

    [Fact]
    [Trait("Case", "W5")]
    public async Task OnDuty_OneFixAndThenOnlyErrors_GrowsOldAndIsNoCandidateAnyMore()
    {
        await using var rider = await demo.Open("/", 390, 844);
        await rider.Page.AddInitScriptAsync(MeasuredOnce);
        await rider.Page.GotoAsync(new Uri(demo.Server.Address, "/rider").ToString());
        var sent = new ReportedPositions(rider.Page);
        await rider.SignIn("demo-rider-13");
        await GoOnDuty(rider);

        // Ten seconds of its life are left.
        await Assertions.Expect(rider.First("duty-place")).ToHaveAttributeAsync("data-state", "old");

        Assert.All(sent.All, place => Assert.InRange(
            DateTimeOffset.UtcNow - (DateTimeOffset)place["at"]!, TimeSpan.FromSeconds(168), TimeSpan.FromMinutes(5)));
        Assert.InRange(sent.All.Count, 0, 1);
        var task = await OpenTask(30.2301, 120.1201);
        await Until.True(async () => !(await Candidates(task)).Any(one => (string?)one!["riderId"] == "demo-rider-13"), "the rider is forgotten");
        await rider.IsInOrder("rider-duty-old-390");
    }

    [Fact]
    [Trait("Case", "W6")]
    public async Task TapOnTheMap_OnDutyWithAFix_MovesTheListAndNotTheRider()
    {
        var (lat, lon) = (30.2501f, 120.2001f);
        await using var rider = await demo.Open("/rider", 1440, 900, new() { Latitude = lat, Longitude = lon, Accuracy = 10 });
        var sent = new ReportedPositions(rider.Page);
        await rider.SignIn("demo-rider-14");
        await GoOnDuty(rider);
        await sent.Near(lat, lon);

        await rider.First("nav-near").ClickAsync();
        // The map comes to the rider first: what lies beneath a tap before that may be a station.
        await rider.Page.WaitForFunctionAsync(
            """
            ([lat, lon]) => {
              const [middle, across] = document.querySelector('[data-testid=map]').dataset.view.split(',');
              return Math.hypot(middle - lat, across - lon) < 0.001;
            }
            """,
            new object[] { (double)lat, (double)lon });
        await rider.First("map").ClickAsync(new() { Position = new() { X = 40, Y = 60 } });
        await Assertions.Expect(rider.First("where")).ToHaveAttributeAsync("data-source", "chosen");
        await rider.MoveTo(lat + 0.002f, lon);

        await sent.Near(lat + 0.002, lon);
        sent.AreOnlyNear((lat, lon), (lat + 0.002, lon));
        await Assertions.Expect(rider.First("where")).ToHaveAttributeAsync("data-source", "chosen");
        await Listed("demo-rider-14", await OpenTask(lat + 0.002, lon), metres: 0);
    }

    [Fact]
    [Trait("Case", "W7")]
    [Trait("Case", "W26")]
    public async Task Reload_WithAnOrder_ShowsWhatTheServerHolds_AndUntilWhenDutyIsInChina()
    {
        await using var rider = await demo.Open("/rider", 390, 844, new() { Latitude = 30.26f, Longitude = 120.1f, Accuracy = 10 });
        await rider.SignIn("demo-rider-15");
        await GoOnDuty(rider);
        await rider.First("deadline-15").ClickAsync();
        await Assertions.Expect(rider.First("deadline-15")).ToHaveAttributeAsync("aria-pressed", "true");

        await rider.Page.ReloadAsync();
        await rider.First("nav-duty").ClickAsync();

        await Assertions.Expect(rider.First("deadline-15")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(rider.First("deadline-none")).ToHaveAttributeAsync("aria-pressed", "false");
        var person = await Person.SignIn(demo.Server.Client, "demo-rider-15");
        var limit = ((DateTimeOffset)(await person.Get("/api/v1/riders/me")).Body!["limitAt"]!).ToOffset(TimeSpan.FromHours(8));
        var day = limit.Date == DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).Date ? "今天" : "明天";
        await Assertions.Expect(rider.First("duty-limit")).ToContainTextAsync($"{day} {limit.ToString("HH:mm", CultureInfo.InvariantCulture)}");

        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "false");
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("deadline-none")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Theory]
    [Trait("Case", "P3")]
    [InlineData("demo-rider-16", true)]
    [InlineData("demo-rider-17", false)]
    public async Task Offer_ThatExpires_IsSeenOnlyOnAPageThatIsLookedAt(string subject, bool locked)
    {
        var (lat, lon) = (locked ? 30.20f : 30.32f, 120.05f);
        await using var rider = await demo.Open("/", 390, 844, new() { Latitude = lat, Longitude = lon, Accuracy = 10 });
        if (locked)
        {
            await rider.Page.AddInitScriptAsync(Locked);
        }

        await rider.Page.GotoAsync(new Uri(demo.Server.Address, "/rider").ToString());
        var sent = new ReportedPositions(rider.Page);
        await rider.SignIn(subject);
        await GoOnDuty(rider);
        await sent.Near(lat, lon);
        var task = await OpenTask(lat, lon);
        await rider.First("offer").WaitForAsync();

        await Until.True(async () => Events(await History(task), "offerExpired", subject) > 0, "the offer to run out");

        var expired = (await History(task)).First(entry => (string?)entry!["event"] == "offerExpired" && (string?)entry["by"] == subject)!;
        Assert.Equal(locked ? "unseen" : null, (string?)expired["note"]);
        if (locked)
        {
            await Until.True(async () => Events(await History(task), "offered", subject) > 1, "the offer to be made again");
        }
        else
        {
            var one = (await Candidates(task)).Single(one => (string?)one!["riderId"] == subject)!;
            Assert.Equal("letPass", (string?)one["reason"]);
        }
    }

    [Fact]
    public async Task Task_HasAPlaceAndAWayThere_AndGoesBackWithAReason()
    {
        var here = await demo.PlaceOf(demo.Devices[0].Station);
        await using var rider = await demo.Open("/rider", 390, 844, here);
        await rider.First("station-card").WaitForAsync();
        await rider.SignIn("demo-rider-18");
        await GoOnDuty(rider);
        await Assertions.Expect(rider.First("duty-where")).ToContainTextAsync("旁边");
        var id = await OpenTask(here.Latitude + 0.003, here.Longitude);
        await (await Dispatcher()).Post($"/api/v1/tasks/{id}/assign", new { operationId = "assign", riderId = "demo-rider-18" });

        await rider.First("active-task").WaitForAsync();
        await rider.First("task-map").WaitForAsync();
        await Assertions.Expect(rider.First("task-where")).ToContainTextAsync("米");
        await Assertions.Expect(rider.First("navigate-apple")).ToBeVisibleAsync();
        var lat = (here.Latitude + 0.003).ToString("F3", CultureInfo.InvariantCulture);
        Assert.Contains(lat, await rider.First("navigate-amap").GetAttributeAsync("href"), StringComparison.Ordinal);
        await rider.First("back-open").ClickAsync();
        await rider.IsInOrder("rider-hand-back-390");
        await rider.First("back-vehicle").ClickAsync();

        await Until.True(async () => Events(await History(id), "handedBack", "demo-rider-18") > 0, "the task to be handed back");
        Assert.Contains(await History(id), entry => (string?)entry!["event"] == "handedBack" && (string?)entry["note"] == "vehicle");
        await Assertions.Expect(rider.The("active-task")).ToHaveCountAsync(0);
    }

    private static async Task GoOnDuty(Window rider)
    {
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
    }

    private static int Events(JsonArray history, string name, string by) =>
        history.Count(entry => (string?)entry!["event"] == name && (string?)entry["by"] == by);

    /// <summary>Waits until a rider is a candidate, about so far away.</summary>
    private async Task Listed(string riderId, string task, int metres) => await Until.True(
        async () => (await Candidates(task)).Any(one =>
            (string?)one!["riderId"] == riderId && Math.Abs((int)one["distanceM"]! - metres) < 150),
        $"{riderId} to be a candidate");

    private async Task<JsonArray> Candidates(string task) =>
        (await (await Dispatcher()).Get($"/api/v1/tasks/{task}/candidates")).Body!["items"]!.AsArray();

    private async Task<JsonArray> History(string task) => (await (await Dispatcher()).Get($"/api/v1/tasks/{task}")).Body!["history"]!.AsArray();

    private async Task<string> OpenTask(double lat, double lon)
    {
        var (_, made) = await (await Dispatcher()).Post("/api/v1/tasks", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            type = "patrol",
            position = new { lat, lon },
            note = "看一眼",
            respondWithin = "PT30M",
        });
        return (string)made!["id"]!;
    }

    private Task<Person> Dispatcher() => Person.SignIn(demo.Server.Client, "demo-dispatcher-hz");
}
