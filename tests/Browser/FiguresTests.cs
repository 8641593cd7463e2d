using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>The page on which anybody reads how well cases are answered.</summary>
public sealed class FiguresTests(DemoBrowserFixture city) : IClassFixture<DemoBrowserFixture>
{
    /// <summary>As many as shares are told of.</summary>
    private const int Enough = 6;

    [Fact]
    public async Task Figures_AreReadByAnybody_InBothLanguages_AndOnPaper()
    {
        await CloseCases("330106", 30.2594, 120.1301);
        await CloseCases("330108", 30.2084, 120.2120);
        foreach (var (width, height, scheme) in (List<(int, int, ColorScheme)>)
            [(390, 844, ColorScheme.Light), (390, 844, ColorScheme.Dark), (1440, 900, ColorScheme.Light), (1440, 900, ColorScheme.Dark)])
        {
            await using var anybody = await city.Open("/figures", width, height, scheme: scheme);
            await anybody.First("chart").WaitForAsync();
            await Assertions.Expect(anybody.First("summary")).ToContainTextAsync("按期结案率");
            await anybody.First("district-330106").GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(anybody.First("district-330106")).ToContainTextAsync("路灯不亮");
            await anybody.IsInOrder($"figures-{width}-{scheme}");
            await anybody.Picture($"figures-{width}-{scheme}-whole");

            await anybody.First("lang-toggle").ClickAsync();
            await Assertions.Expect(anybody.First("district-330106")).ToContainTextAsync("Street light out");
            await Assertions.Expect(anybody.First("page-title")).ToHaveTextAsync("How cases are answered");
            await anybody.First("period").SelectOptionAsync(new SelectOptionValue { Index = 13 });
            await Assertions.Expect(anybody.First("none")).ToBeVisibleAsync();
            await anybody.IsInOrder($"figures-none-{width}-{scheme}");
            anybody.WasQuiet();
        }

        await using var paper = await city.Open("/figures", 794, 1123, scheme: ColorScheme.Dark);
        await paper.First("chart").WaitForAsync();
        await paper.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(paper.First("period")).ToBeHiddenAsync();
        await Assertions.Expect(paper.First("lang-toggle")).ToBeHiddenAsync();
        Assert.Equal("rgb(255, 255, 255)", await paper.Page.Evaluate<string>("getComputedStyle(document.body).backgroundColor"));
        await paper.Picture("figures-print");
    }

    /// <summary>Reported by an organisation, handled by one dispatcher, checked by another person.</summary>
    private async Task CloseCases(string district, double lat, double lon)
    {
        var (dispatcher, admin) = (await city.Dispatcher(), await Person.SignIn(city.Server.Client, "demo-admin"));
        var key = (string)(await Done(admin, "/api/v1/open311-keys", new { operationId = NewOperation, organisation = "热线" + district }))["apiKey"]!;
        for (var number = 0; number < Enough; number++)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["api_key"] = key,
                ["service_code"] = number % 2 == 0 ? "c0102" : "e0101",
                ["lat"] = lat.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["long"] = lon.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["description"] = "路灯不亮",
            });
            using var answer = await city.Server.Client.PostAsync("/open311/v2/requests.json", form);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            var id = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())![0]!["service_request_id"]!;
            await Done(dispatcher, $"/api/v1/cases/{id}/open", new { operationId = NewOperation });
            await Done(dispatcher, $"/api/v1/cases/{id}/dispatch", new { operationId = NewOperation, unit = "路灯所" });
            await Done(dispatcher, $"/api/v1/cases/{id}/finish", new { operationId = NewOperation });
            await Done(admin, $"/api/v1/cases/{id}/close", new { operationId = NewOperation });
        }
    }

    private static string NewOperation => Guid.NewGuid().ToString("N");

    private static async Task<JsonNode> Done(Person who, string path, object body)
    {
        var (status, answer) = await who.Post(path, body);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, $"{path}: {(int)status} {answer}");
        return answer!;
    }
}
