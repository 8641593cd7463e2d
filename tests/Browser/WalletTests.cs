using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>Earning, spending and handing over, as a rider and a provider see it.</summary>
public sealed class WalletTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    private const string Service = "[data-testid=service]:has([data-testid=reserve]:not([disabled]))";

    [Theory]
    [InlineData("demo-rider-11", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-12", 1440, 900, ColorScheme.Dark)]
    public async Task Rider_EarnsReservesAndGetsIt_AndTheProviderHandsItOver(string subject, int width, int height, ColorScheme scheme)
    {
        await using var rider = await demo.Open("/rider", width, height, new() { Latitude = 30.2433f, Longitude = 120.1452f }, scheme);
        await rider.SignIn(subject);
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        var dispatcher = await demo.Dispatcher();
        await HavePointsExpire();
        for (var earned = 0; earned < 2; earned++)
        {
            await Earn(rider, dispatcher);
        }

        await rider.First("nav-exchange").ClickAsync();
        await rider.Page.Locator(Service).First.WaitForAsync();
        await rider.IsInOrder($"wallet-exchange-{width}");
        await rider.First("wallet-open").ClickAsync();
        await Assertions.Expect(rider.First("wallet-expiring")).ToContainTextAsync("有效至");
        await rider.IsInOrder($"wallet-expiring-{width}");
        await rider.First("wallet-close").ClickAsync();
        await rider.Page.Locator(Service).First.GetByTestId("reserve").ClickAsync();
        await rider.First("reserve-confirm").WaitForAsync();
        await rider.IsInOrder($"wallet-exchange-confirm-{width}");
        await rider.First("reserve-confirm").ClickAsync();
        await rider.First("code").WaitForAsync();
        await rider.IsInOrder($"wallet-exchange-code-{width}");
        var code = await rider.First("code").InnerTextAsync();
        await rider.First("code-dialog-close").ClickAsync();

        await Wallet(rider, dispatcher, width);
        await HandOver(code, width, height, scheme);
        await Assertions.Expect(rider.First("redemption")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("delivered"));
        await rider.IsInOrder($"wallet-exchange-delivered-{width}");
        await rider.First("lang-toggle").ClickAsync();
        await rider.IsInOrder($"wallet-exchange-en-{width}");
        rider.WasQuiet();
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task PointsThatExpireSoon_AreAnnounced_OnceForEachDate(int width, int height, ColorScheme scheme)
    {
        await using var rider = await demo.Open("/rider", width, height, scheme: scheme, worker: false);
        // No rule lets points expire within days of being earned, so the answer is given in the server's place; the hub would tell what is true.
        var at = "2031-02-01T00:00:00+08:00";
        await rider.Page.RouteAsync("**/hubs/**", route => route.AbortAsync());
        await rider.Page.RouteWebSocketAsync("**/hubs/**", socket => socket.CloseAsync());
        await rider.Page.RouteAsync("**/api/v1/riders/me", async route =>
        {
            var answer = await route.FetchAsync();
            var me = System.Text.Json.Nodes.JsonNode.Parse(await answer.TextAsync())!;
            me["balance"]!["expiring"] = new System.Text.Json.Nodes.JsonObject { ["points"] = 12, ["at"] = at };
            await route.FulfillAsync(new() { Response = answer, Body = me.ToJsonString() });
        });
        await rider.SignIn("demo-rider-13");
        await rider.First("nav-exchange").ClickAsync();
        await Assertions.Expect(rider.First("expiry-notice")).ToContainTextAsync("12 积分将在 2031年1月31日 后到期");
        await rider.IsInOrder($"wallet-expiry-notice-{width}");
        await rider.First("expiry-dismiss").ClickAsync();
        await Assertions.Expect(rider.The("expiry-notice")).ToHaveCountAsync(0);

        await rider.Page.ReloadAsync();
        await rider.First("nav-exchange").ClickAsync();
        await rider.First("exchange-points").WaitForAsync();
        await Assertions.Expect(rider.The("expiry-notice")).ToHaveCountAsync(0);

        at = "2031-03-01T00:00:00+08:00";
        await rider.Page.ReloadAsync();
        await rider.First("nav-exchange").ClickAsync();
        await rider.First("expiry-notice").WaitForAsync();
    }

    /// <summary>A rule of the whole city's, on top of the version that came with the program.</summary>
    private async Task HavePointsExpire()
    {
        var admin = await Person.SignIn(demo.Server.Client, "demo-admin");
        var known = (await admin.Get("/api/v1/district-rules/versions?scope=city")).Body!["items"]!.AsArray();
        if (known.Count == 1)
        {
            var (status, refusal) = await admin.Post("/api/v1/district-rules/versions", new
            {
                operationId = Guid.NewGuid().ToString("N"),
                from = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8)).ToString("O", null),
                note = "积分两年有效",
                basedOn = 1,
                entries = new[] { new { rule = "pointsValidMonths", value = 24 } },
            });
            Assert.True(status == System.Net.HttpStatusCode.Created, $"The rule was refused: {refusal}");
        }
    }

    private static async Task Earn(Window rider, Person dispatcher)
    {
        var id = await DemoBrowserFixture.OpenTask(dispatcher, 30.2433, 120.1452, "通道堆物");
        await rider.First("offer-accept").ClickAsync();
        await rider.First("task-start").ClickAsync();
        await rider.First("task-note").FillAsync("已清理");
        await rider.First("task-submit").ClickAsync();
        await Until.True(async () => (string?)(await dispatcher.Get($"/api/v1/tasks/{id}")).Body!["status"] == "submitted", "the evidence");
        await dispatcher.Post($"/api/v1/tasks/{id}/verify", new { operationId = Guid.NewGuid().ToString("N") });
        await Assertions.Expect(rider.The("active-task")).ToHaveCountAsync(0);
    }

    /// <summary>What is on hold, the movement behind it, its proof once a head covers it, and the month's statement.</summary>
    private static async Task Wallet(Window rider, Person dispatcher, int width)
    {
        await rider.First("wallet-open").ClickAsync();
        await Assertions.Expect(rider.First("wallet-held")).Not.ToHaveTextAsync("0");
        await rider.Page.Locator("[data-testid=movement][data-reason=task_verified]").First.WaitForAsync();
        await Until.True(
            async () => (long)(await dispatcher.Get("/api/v1/ledger/head")).Body!["size"]!
                == (await dispatcher.Get("/api/v1/ledger/leaves")).Body!["items"]!.AsArray().Count,
            "a head that covers all movements");
        var prove = rider.Page.Locator("[data-testid=movement][data-reason=task_verified]").Last.GetByTestId("movement-prove");
        if (await prove.CountAsync() == 0)
        {
            // Shown before the movement had its number.
            await rider.First("wallet-close").ClickAsync();
            await rider.First("wallet-open").ClickAsync();
        }

        await prove.ClickAsync();
        await Assertions.Expect(rider.First("movement-proof")).ToHaveAttributeAsync("data-proof", "right");
        await rider.First("past-show").ClickAsync();
        await Assertions.Expect(rider.First("past-booked")).ToContainTextAsync("积分");
        await rider.First("statement-show").ClickAsync();
        await rider.First("statement-closing").WaitForAsync();
        await rider.IsInOrder($"wallet-{width}");
        await rider.First("wallet-close").ClickAsync();
    }

    private async Task HandOver(string code, int width, int height, ColorScheme scheme)
    {
        await using var provider = await demo.Open("/provider", width, height, scheme: scheme);
        await provider.SignIn("demo-provider-station-stock");
        await provider.First("code-input").FillAsync(code);
        await provider.First("look").ClickAsync();
        await provider.First("deliver").WaitForAsync();
        await provider.IsInOrder($"wallet-provider-found-{width}");
        await provider.First("deliver").ClickAsync();
        await provider.First("undo").WaitForAsync();
        await provider.IsInOrder($"wallet-provider-delivered-{width}");
        provider.WasQuiet();
    }
}
