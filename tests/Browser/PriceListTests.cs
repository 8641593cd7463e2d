using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>The price lists as everybody reads them, and what an administrator publishes on the same page.</summary>
public sealed class PriceListTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task Lists_AreReadByAnybody_WithTheirHistory_InBothLanguages(int width, int height, ColorScheme scheme)
    {
        await using var anybody = await demo.Open("/", width, height, scheme: scheme);
        await anybody.First("prices").ClickAsync();
        var patrol = anybody.Page.Locator("[data-testid=task-price][data-key=patrol]");
        await Assertions.Expect(patrol).ToContainTextAsync("巡逻");
        await Assertions.Expect(anybody.Page.Locator("[data-testid=service-price][data-key=helmet]")).ToContainTextAsync("35");
        await Assertions.Expect(anybody.The("sign-out")).ToHaveCountAsync(0);
        await anybody.IsInOrder($"prices-{width}-{scheme}");
        await anybody.Picture($"prices-{width}-{scheme}-whole");

        await anybody.First("history-open-service").ClickAsync();
        await anybody.Page.Locator("[data-testid=history-service] [data-testid=version][data-scope=city] summary").Last.ClickAsync();
        await Assertions.Expect(anybody.Page.Locator("[data-testid=change][data-key=helmet][data-kind=added]")).ToContainTextAsync("35 积分");
        await anybody.First("lang-toggle").ClickAsync();
        await Assertions.Expect(patrol).ToContainTextAsync("Patrol");
        await Assertions.Expect(anybody.First("page-title")).ToHaveTextAsync("Points price lists");
        await anybody.IsInOrder($"prices-history-en-{width}-{scheme}");
        await anybody.Picture($"prices-history-en-{width}-{scheme}-whole");
        anybody.WasQuiet();
    }

    [Fact]
    public async Task Lists_OnPaper_AreTheListsAlone()
    {
        await using var anybody = await demo.Open("/prices", 794, 1123, scheme: ColorScheme.Dark);
        await anybody.First("service-table").WaitForAsync();
        await anybody.First("task-table").WaitForAsync();
        await anybody.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(anybody.First("task-table")).ToBeVisibleAsync();
        foreach (var tool in (string[])["print", "district", "history-open-task", "json-task", "lang-toggle"])
        {
            await Assertions.Expect(anybody.First(tool)).ToBeHiddenAsync();
        }

        Assert.Equal("rgb(255, 255, 255)", await anybody.Page.Evaluate<string>("getComputedStyle(document.body).backgroundColor"));
        await anybody.Picture("prices-print");
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light, "330102")]
    [InlineData(390, 844, ColorScheme.Dark, "330105")]
    [InlineData(1440, 900, ColorScheme.Light, "330106")]
    [InlineData(1440, 900, ColorScheme.Dark, "330108")]
    public async Task Administrator_PublishesADistrictsPrice_AndEverybodySeesIt(int width, int height, ColorScheme scheme, string district)
    {
        await using var admin = await demo.Open("/prices/edit", width, height, scheme: scheme);
        await admin.First("demo-people").WaitForAsync();
        await admin.IsInOrder($"prices-gate-{width}-{scheme}");
        await admin.SignIn("demo-admin");
        await admin.First("editor").WaitForAsync();
        await admin.IsInOrder($"prices-edit-{width}-{scheme}");
        await admin.First("district").SelectOptionAsync(district);
        await Assertions.Expect(admin.First("editor")).ToHaveAttributeAsync("data-based-on", "0");
        await admin.First("add").SelectOptionAsync("patrol");
        await Field(admin, "points").FillAsync("0");
        await admin.First("preview").ClickAsync();
        await Assertions.Expect(Problem(admin, "entries[0].points")).ToHaveTextAsync("必须大于零");
        await Assertions.Expect(admin.First("problem-note")).ToContainTextAsync("500");
        await admin.IsInOrder($"prices-edit-problem-{width}-{scheme}");
        await admin.Picture($"prices-edit-problem-{width}-{scheme}-whole");

        await Field(admin, "points").FillAsync("8");
        await Field(admin, "insuranceCover").FillAsync("意外险五十万元");
        await admin.First("note").FillAsync("汛期巡逻加价");
        await admin.First("preview").ClickAsync();
        await Assertions.Expect(Problem(admin, "entries[0].insuranceCoverEn")).ToHaveTextAsync("请同时填写英文");
        await Field(admin, "insuranceCoverEn").FillAsync("Accidents, to 500,000 yuan");
        await admin.First("preview").ClickAsync();
        await Assertions.Expect(admin.First("change")).ToContainTextAsync("5 积分 → 现在8 积分");
        await admin.IsInOrder($"prices-edit-preview-{width}-{scheme}");
        await admin.Picture($"prices-edit-preview-{width}-{scheme}-whole");
        await admin.First("publish").ClickAsync();
        await admin.First("notice-good").WaitForAsync();
        await Assertions.Expect(admin.First("editor")).ToHaveAttributeAsync("data-based-on", "1");
        await Assertions.Expect(admin.First("version")).ToContainTextAsync("汛期巡逻加价");

        await using var anybody = await demo.Open("/prices?district=" + district, width, height, scheme: scheme);
        var patrol = anybody.Page.Locator("[data-testid=task-price][data-key=patrol]");
        await Assertions.Expect(patrol).ToContainTextAsync("8");
        await Assertions.Expect(patrol.GetByTestId("own-price")).ToBeVisibleAsync();
        await Assertions.Expect(patrol.GetByTestId("insurance-cover")).ToHaveTextAsync("意外险五十万元");
        await anybody.IsInOrder($"prices-district-{width}-{scheme}");
        anybody.WasQuiet();
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light, "330109")]
    [InlineData(1440, 900, ColorScheme.Dark, "330110")]
    public async Task Administrator_HasPointsExpireInADistrict_AndEverybodyReadsIt(int width, int height, ColorScheme scheme, string district)
    {
        await using var admin = await demo.Open("/prices/edit", width, height, scheme: scheme);
        await admin.SignIn("demo-admin");
        await admin.First("kind-rule").ClickAsync();
        await admin.First("district").SelectOptionAsync(district);
        await Assertions.Expect(admin.First("editor")).ToHaveAttributeAsync("data-based-on", "0");
        await admin.First("add").SelectOptionAsync("pointsValidMonths");
        await Field(admin, "value").FillAsync("一年");
        await admin.First("note").FillAsync("积分两年有效");
        await admin.First("preview").ClickAsync();
        await Assertions.Expect(Problem(admin, "entries[0].value")).ToHaveTextAsync("必须大于零");
        await Field(admin, "value").FillAsync("24");
        await admin.First("preview").ClickAsync();
        await Assertions.Expect(admin.First("change")).ToContainTextAsync("无 → 现在24");
        await admin.IsInOrder($"prices-edit-rule-{width}");
        await admin.Picture($"prices-edit-rule-{width}-whole");
        await admin.First("publish").ClickAsync();
        await Assertions.Expect(admin.First("editor")).ToHaveAttributeAsync("data-based-on", "1");

        await using var anybody = await demo.Open("/prices?district=" + district, width, height, scheme: scheme);
        var rule = anybody.Page.Locator("[data-testid=rule][data-key=pointsValidMonths]");
        await Assertions.Expect(rule).ToContainTextAsync("24 个月");
        await Assertions.Expect(rule.GetByTestId("own-price")).ToBeVisibleAsync();
        await anybody.IsInOrder($"prices-rule-{width}");
        await anybody.Picture($"prices-rule-{width}-whole");
        anybody.WasQuiet();
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light, "330111")]
    [InlineData(1440, 900, ColorScheme.Dark, "330112")]
    public async Task Administrator_ApprovesAHardshipGrant_ThatSomebodyElseProposed(int width, int height, ColorScheme scheme, string district)
    {
        // Registers the rider.
        await (await Person.SignIn(demo.Server.Client, "demo-rider-15")).Get("/api/v1/riders/me");
        await using var admin = await demo.Open("/prices/edit", width, height, scheme: scheme);
        await admin.SignIn("demo-admin");
        await admin.First("kind-hardship").ClickAsync();
        await admin.First("hardship-choose").WaitForAsync();
        await admin.First("district").SelectOptionAsync(district);
        await admin.First("top-up-points").FillAsync("0");
        await admin.First("top-up-send").ClickAsync();
        await Assertions.Expect(Problem(admin, "top-up-points")).ToHaveTextAsync("需要 1 到 1000000 的整数");
        await admin.First("top-up-points").FillAsync("100");
        await admin.First("top-up-reason").FillAsync("年度预算");
        await admin.First("top-up-send").ClickAsync();
        await Assertions.Expect(admin.First("hardship-budget")).ToContainTextAsync("可用 100");
        await admin.First("propose-riderId").FillAsync("demo-rider-15");
        await admin.First("propose-points").FillAsync("30");
        await admin.First("propose-reason").FillAsync("家人住院");
        await admin.First("propose-send").ClickAsync();
        await Assertions.Expect(admin.First("grant")).ToHaveAttributeAsync("data-status", "proposed");
        await Assertions.Expect(admin.The("grant-approve")).ToHaveCountAsync(0);

        var dispatcher = await demo.Dispatcher();
        var (status, refusal) = await dispatcher.Post("/api/v1/hardship-grants", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            district,
            riderId = "demo-rider-15",
            points = 20,
            reason = "工伤休养",
        });
        Assert.True(status == System.Net.HttpStatusCode.Created, $"The grant was refused: {refusal}");
        await admin.Page.ReloadAsync();
        await admin.First("kind-hardship").ClickAsync();
        await admin.First("district").SelectOptionAsync(district);
        await admin.First("grant-approve").WaitForAsync();
        await admin.IsInOrder($"hardship-{width}");
        await admin.Picture($"hardship-{width}-whole");
        await admin.First("grant-approve").ClickAsync();
        await Assertions.Expect(admin.First("grant")).ToHaveAttributeAsync("data-status", "approved");
        await Assertions.Expect(admin.First("hardship-budget")).ToContainTextAsync("预算 80 积分，其中待批 30，可用 50");
        await admin.First("lang-toggle").ClickAsync();
        await Assertions.Expect(admin.First("hardship-budget")).ToContainTextAsync("50 to grant");
        await admin.IsInOrder($"hardship-en-{width}");
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Dark, "330113")]
    [InlineData(1440, 900, ColorScheme.Light, "330127")]
    public async Task Administrator_AddsAYearToADistrictsCalendar(int width, int height, ColorScheme scheme, string district)
    {
        await using var admin = await demo.Open("/prices/edit", width, height, scheme: scheme);
        await admin.SignIn("demo-admin");
        await admin.First("kind-calendar").ClickAsync();
        await admin.First("district").SelectOptionAsync(district);
        await admin.First("calendar-citys").WaitForAsync();
        var year = await admin.First("calendar-year").InputValueAsync();
        await Assertions.Expect(admin.First("calendar-known")).Not.ToContainTextAsync(year);
        await admin.First("calendar-holidays").FillAsync("1 月 1 日");
        await admin.First("calendar-preview").ClickAsync();
        await Assertions.Expect(Problem(admin, "holidays")).ToContainTextAsync("无法识别");
        await admin.First("calendar-holidays").FillAsync($"{year}-01-01~{year}-01-03");
        await admin.First("calendar-note").FillAsync("放假安排");
        await admin.First("calendar-preview").ClickAsync();
        await admin.First("calendar-moved").WaitForAsync();
        await admin.IsInOrder($"calendar-{width}");
        await admin.Picture($"calendar-{width}-whole");

        await admin.First("calendar-publish").ClickAsync();
        await Assertions.Expect(admin.First("calendar")).ToHaveAttributeAsync("data-based-on", "1");
        await Assertions.Expect(admin.First("calendar-known")).ToContainTextAsync(year);
        await Assertions.Expect(admin.The("calendar-citys")).ToHaveCountAsync(0);
        await admin.First("calendar-year").SelectOptionAsync(year);
        await Assertions.Expect(admin.First("calendar-holidays")).ToHaveValueAsync($"{year}-01-01~{year}-01-03");
        await admin.First("lang-toggle").ClickAsync();
        await Assertions.Expect(admin.First("calendar")).ToContainTextAsync("Make-up days");
        await admin.IsInOrder($"calendar-en-{width}");
        admin.WasQuiet();
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Dark, "330114")]
    [InlineData(1440, 900, ColorScheme.Light, "330122")]
    public async Task Dispatcher_ProposesAGrant_AndTopsUpNothing(int width, int height, ColorScheme scheme, string district)
    {
        await (await Person.SignIn(demo.Server.Client, "demo-rider-15")).Get("/api/v1/riders/me");
        var admin = await Person.SignIn(demo.Server.Client, "demo-admin");
        var (status, refusal) = await admin.Post(
            $"/api/v1/hardship-budgets/{district}/top-ups", new { operationId = Guid.NewGuid().ToString("N"), points = 50, reason = "年度预算" });
        Assert.True(status == System.Net.HttpStatusCode.OK, $"The budget was refused: {refusal}");

        await using var dispatcher = await demo.Open("/dispatch", width, height, scheme: scheme);
        await dispatcher.SignIn("demo-dispatcher-hz");
        await dispatcher.First("to-hardship").ClickAsync();
        await dispatcher.First("district").SelectOptionAsync(district);
        await Assertions.Expect(dispatcher.First("hardship-budget")).ToContainTextAsync("可用 50");
        await Assertions.Expect(dispatcher.The("top-up-send")).ToHaveCountAsync(0);
        await dispatcher.First("propose-riderId").FillAsync("demo-rider-15");
        await dispatcher.First("propose-points").FillAsync("20");
        await dispatcher.First("propose-reason").FillAsync("工伤休养");
        await dispatcher.First("propose-send").ClickAsync();
        await Assertions.Expect(dispatcher.First("grant")).ToHaveAttributeAsync("data-status", "proposed");
        await Assertions.Expect(dispatcher.The("grant-approve")).ToHaveCountAsync(0);
        await dispatcher.First("grant-refuse").WaitForAsync();
        await dispatcher.IsInOrder($"hardship-dispatcher-{width}-{scheme}");
        dispatcher.WasQuiet();
    }

    [Fact]
    public async Task TopUp_WhoseAnswerIsLost_IsDoneOnceWhenItIsSentAgain()
    {
        await using var admin = await demo.Open("/prices/edit", 390, 844, worker: false);
        await admin.SignIn("demo-admin");
        await admin.First("kind-hardship").ClickAsync();
        await admin.First("district").SelectOptionAsync("330113");
        var lost = false;
        await admin.Page.RouteAsync("**/top-ups", async route =>
        {
            if (lost)
            {
                await route.ContinueAsync();
                return;
            }

            lost = true;
            await route.FetchAsync();
            await route.AbortAsync();
        });

        await admin.First("top-up-points").FillAsync("100");
        await admin.First("top-up-reason").FillAsync("年度预算");
        await admin.First("top-up-send").ClickAsync();
        await Assertions.Expect(Problem(admin, "top-up-form")).Not.ToBeEmptyAsync();
        await admin.First("top-up-send").ClickAsync();

        await Assertions.Expect(admin.First("hardship-budget")).ToContainTextAsync("可用 100");
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task Administrator_WhoIsOvertaken_IsToldSo_AndBeginsFromTheLatest(int width, int height)
    {
        await using var slow = await Editing(width, height);
        await using var quick = await Editing(width, height);
        var latest = await slow.First("editor").GetAttributeAsync("data-based-on");
        await Publish(quick, "37");

        await Unfold(slow);
        await Points(slow).FillAsync("38");
        await slow.First("note").FillAsync("慢一步");
        await slow.First("preview").ClickAsync();
        await Assertions.Expect(slow.First("problem-entries")).ToContainTextAsync("新版本");
        await slow.IsInOrder($"prices-edit-outdated-{width}");
        await slow.First("reload").ClickAsync();
        await Assertions.Expect(Points(slow)).ToHaveValueAsync("37");
        await Assertions.Expect(slow.First("editor")).Not.ToHaveAttributeAsync("data-based-on", latest!);
        await Assertions.Expect(slow.First("version")).ToContainTextAsync("雨衣 37");
        await slow.First("lang-toggle").ClickAsync();
        await Assertions.Expect(slow.Page.Locator("[data-testid=row][data-key=raincoat] summary")).ToContainTextAsync("Raincoat");
        await Unfold(slow);
        await slow.IsInOrder($"prices-edit-services-en-{width}");
        await slow.Picture($"prices-edit-services-en-{width}-whole");
        await Publish(slow, "38");
    }

    private async Task<Window> Editing(int width, int height)
    {
        var admin = await demo.Open("/prices/edit", width, height);
        await admin.SignIn("demo-admin");
        await admin.First("kind-service").ClickAsync();
        await admin.Page.Locator("[data-testid=row][data-key=raincoat]").WaitForAsync();
        return admin;
    }

    private static async Task Publish(Window admin, string points)
    {
        await Unfold(admin);
        await Points(admin).FillAsync(points);
        await admin.First("note").FillAsync("雨衣 " + points);
        await admin.First("preview").ClickAsync();
        await admin.First("publish").ClickAsync();
        await admin.First("notice-good").WaitForAsync();
    }

    /// <summary>Opens the helmet's fields, which are closed until somebody wants them.</summary>
    private static async Task Unfold(Window admin)
    {
        if (!await Points(admin).IsVisibleAsync())
        {
            await admin.Page.Locator("[data-testid=row][data-key=raincoat] > summary").ClickAsync();
        }
    }

    private static ILocator Points(Window admin) => admin.Page.Locator("[data-testid=row][data-key=raincoat] input[name$='.points']");

    private static ILocator Field(Window admin, string field) => admin.First($"entries[0].{field}");

    private static ILocator Problem(Window admin, string name) => admin.First($"problem-{name}");
}
