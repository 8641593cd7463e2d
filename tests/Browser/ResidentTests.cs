using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>Somebody without account reports, and follows the report by its code.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class ResidentTests(DemoBrowserFixture demo)
{
    private static readonly Geolocation[] Places =
        [.. Enumerable.Range(0, 3).Select(n => new Geolocation { Latitude = 30.2560f + (0.0060f * n), Longitude = 120.1080f, Accuracy = 10 })];

    /// <summary>In a district that takes no reports without account.</summary>
    private static readonly Geolocation Ningbo = new() { Latitude = 29.8683f, Longitude = 121.5440f, Accuracy = 10 };

    [Theory]
    [InlineData(390, 844, ColorScheme.Light, 0)]
    [InlineData(1440, 900, ColorScheme.Dark, 1)]
    public async Task Resident_ReportsWithAPhoto_AndFollowsByTheCode_AndAnotherSaysMeToo(int width, int height, ColorScheme scheme, int place)
    {
        await using var resident = await demo.Open("/report", width, height, Places[place], scheme);
        await resident.First("report-words").WaitForAsync();
        await resident.IsInOrder($"resident-{width}");
        await resident.First("report-camera").SetInputFilesAsync(Picture());
        await resident.First("report-words").WaitForAsync();
        await resident.First("report-preview").WaitForAsync();
        await resident.Page.Locator("[data-testid=report-place][data-known=true]").WaitForAsync();
        await Assertions.Expect(resident.First("report-place")).ToContainTextAsync("旁");
        await resident.First("report-note").FillAsync("路灯不亮，整条街都黑");
        await Assertions.Expect(resident.First("report-send")).ToBeEnabledAsync();
        await resident.IsInOrder($"resident-form-{width}");
        await resident.First("report-send").ClickAsync();
        await resident.Page.Locator("[data-testid=report-outcome][data-stage=received]").WaitForAsync();
        await resident.Page.Locator("[data-testid=report-photo-stage][data-stage=received]").WaitForAsync();
        var code = await resident.First("report-code").InnerTextAsync();
        await resident.IsInOrder($"resident-sent-{width}");
        await resident.First("report-done").ClickAsync();

        await using (var other = await demo.Open("/report", width, height, Places[place], scheme))
        {
            await other.First("report-words").ClickAsync();
            await other.First("report-note").FillAsync("路灯不亮");
            await Assertions.Expect(other.First("nearby-case")).Not.ToContainTextAsync("整条街");
            await other.IsInOrder($"resident-nearby-{width}");
            await other.First("join-case").ClickAsync();
            await other.Page.Locator("[data-testid=report-outcome][data-stage=received]").WaitForAsync();
            Assert.NotEqual(code, await other.First("report-code").InnerTextAsync());
            other.WasQuiet();
        }

        await Act(code, "open");
        await resident.First("own-report").ClickAsync();
        await resident.Page.Locator("[data-testid=case-status][data-status=opened]").WaitForAsync();
        await Assertions.Expect(resident.First("follow-dialog")).ToContainTextAsync("整条街都黑");
        await Assertions.Expect(resident.First("follow-dialog")).ToContainTextAsync("2 人上报");
        await resident.First("case-number").WaitForAsync();
        await resident.IsInOrder($"resident-follow-{width}");
        await resident.First("follow-dialog-close").ClickAsync();

        // Somebody else's phone, by the link.
        await using var elsewhere = await demo.Open("/report#" + code, width, height, scheme: scheme);
        await elsewhere.Page.Locator("[data-testid=case-step][data-event=opened]").WaitForAsync();
        await elsewhere.First("follow-dialog-close").ClickAsync();
        await elsewhere.First("look-code").FillAsync("abc");
        await elsewhere.First("look").ClickAsync();
        await Assertions.Expect(elsewhere.First("look-problem")).ToContainTextAsync("20 位");
        await elsewhere.First("lang-toggle").ClickAsync();
        await Assertions.Expect(elsewhere.First("page-title")).ToHaveTextAsync("Report a problem");
        await elsewhere.IsInOrder($"resident-en-{width}");
        elsewhere.WasQuiet();
        resident.WasQuiet();
    }

    [Fact]
    public async Task Report_MadeWithoutANetwork_OutlivesThePage_AndIsSentOnce()
    {
        await using var phone = await Phone.Open(demo, "/report", place: Places[2]);
        await phone.KeepsItsPage();
        await Until.True(
            () => phone.Page.Evaluate<bool>(
                "Promise.all(['/report', '/api/v1/case-classes'].map(path => caches.match(path))).then(kept => kept.every(Boolean))"),
            "the page and the classes to be kept");
        await phone.Context.SetOfflineAsync(true);
        await phone.The("report-words").ClickAsync();
        await phone.The("report-note").FillAsync("井盖松动");
        await Assertions.Expect(phone.The("report-send")).ToBeEnabledAsync();
        await phone.The("report-send").ClickAsync();
        await phone.Page.Locator("[data-testid=report-outcome][data-stage=kept]").WaitForAsync();
        await phone.Close();

        await phone.Open("/report", offline: true);
        await Assertions.Expect(phone.Page.GetByTestId("report-unsent")).ToHaveCountAsync(1);
        Assert.Empty(await Near());
        await phone.Close();
        await phone.Open("/report");

        await Assertions.Expect(phone.Page.GetByTestId("own-report")).ToHaveCountAsync(1);
        await Assertions.Expect(phone.Page.GetByTestId("report-unsent")).ToHaveCountAsync(0);
        Assert.Equal(1, (int)Assert.Single(await Near())!["reporterCount"]!);

        async Task<JsonArray> Near() => JsonNode.Parse(await demo.Server.Client.GetStringAsync(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"/api/v1/public-reports/nearby?class=c0101&lat={Places[2].Latitude}&lon={Places[2].Longitude}")))!["items"]!.AsArray();
    }

    [Fact]
    public async Task District_ThatTakesNoReports_SaysWhomToCall()
    {
        await using var resident = await demo.Open("/report", 390, 844, Ningbo);
        await resident.First("report-words").ClickAsync();
        await resident.First("report-note").FillAsync("井盖松动");

        await Assertions.Expect(resident.First("resident-closed")).ToContainTextAsync("12345");
        await Assertions.Expect(resident.First("report-send")).ToBeDisabledAsync();
        await Assertions.Expect(resident.First("resident-hotline")).ToHaveAttributeAsync("href", "tel:12345");
        await resident.IsInOrder("resident-closed-390");
        resident.WasQuiet();
    }

    private static FilePayload Picture() => new() { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = Pictures.Noise(1200, 900) };

    private async Task Act(string code, string verb)
    {
        using var answer = await demo.Server.Client.PostAsJsonAsync("/api/v1/public-reports/status", new { code });
        var id = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
        var (status, refusal) = await (await demo.Dispatcher()).Post($"/api/v1/cases/{id}/{verb}", new { operationId = Guid.NewGuid() });
        Assert.True(status == System.Net.HttpStatusCode.OK, $"{verb}: {refusal}");
    }
}
