using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>Station staff connect charging equipment, see it come online, and see what of it is refused and why.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class EquipmentTests(DemoBrowserFixture city)
{
    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task Operator_RegistersADevice_SeesItComeOnline_AndWhyAMessageIsRefused(int width, int height, ColorScheme scheme)
    {
        var station = $"equipment-{width}";
        var admin = await Person.SignIn(city.Server.Client, "demo-admin");
        await admin.Put($"/api/v1/stations/{station}", new
        {
            operationId = station,
            name = "设备驿站",
            position = new { lat = 30.2594, lon = 120.1301 },
            ports = 2,
        });
        await using var staff = await city.Open("/equipment?station=" + station, width, height, scheme: scheme);
        await staff.SignIn("demo-operator-hz");
        await staff.First("add").ClickAsync();
        await staff.First("connectors").FillAsync("one");
        await staff.First("equipment-send").ClickAsync();
        await Assertions.Expect(staff.First("problem-connectors")).ToContainTextAsync("接口=充电口");
        await staff.First("kind").SelectOptionAsync("http");
        await staff.First("identity").FillAsync("cabinet-" + width);
        await staff.First("connectors").FillAsync("7=1");
        await staff.IsInOrder($"equipment-form-{width}");
        await staff.First("equipment-send").ClickAsync();
        await staff.First("qr").WaitForAsync();
        await staff.IsInOrder($"equipment-secret-{width}");
        var secret = await staff.First("secret-value").InputValueAsync();
        await staff.First("secret-kept").ClickAsync();
        var card = staff.The("equipment");
        await Assertions.Expect(card).ToHaveAttributeAsync("data-connected", "false");

        await Report(station, "cabinet-" + width, secret);
        await Assertions.Expect(card).ToHaveAttributeAsync("data-connected", "true");
        await Assertions.Expect(card.GetByTestId("problems")).ToContainTextAsync("接口没有登记");
        await card.GetByTestId("messages").ClickAsync();
        await card.GetByTestId("show-refused").ClickAsync();
        await Assertions.Expect(card.GetByTestId("message-list").Locator("li")).ToHaveCountAsync(1);
        await staff.IsInOrder($"equipment-online-{width}");
        await staff.Picture($"equipment-online-{width}-whole");

        await card.GetByTestId("do-retire").ClickAsync();
        await staff.First("confirm-yes").ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
        await staff.First("add").ClickAsync();
        await staff.First("kind").SelectOptionAsync("ocpp16");
        await staff.First("identity").FillAsync("charger-" + width);
        await staff.First("equipment-send").ClickAsync();
        await staff.First("secret-kept").ClickAsync();
        await card.GetByTestId("act-unlock").ClickAsync();
        await Assertions.Expect(card.GetByTestId("outcome")).ToHaveAttributeAsync("data-outcome", "notConnected");
        await Assertions.Expect(card.GetByTestId("outcome")).ToContainTextAsync("没有发送");
        await card.GetByTestId("show-orders").ClickAsync();
        await card.GetByTestId("order-watts").FillAsync("-1");
        await card.GetByTestId("order-send").ClickAsync();
        await Assertions.Expect(staff.First("problem-watts")).Not.ToBeEmptyAsync();
        await staff.IsInOrder($"equipment-orders-{width}");
        await card.GetByTestId("order-watts").FillAsync("3680");
        await card.GetByTestId("order-send").ClickAsync();
        await Assertions.Expect(card.GetByTestId("outcome")).ToContainTextAsync("限制功率");
        await Assertions.Expect(card.GetByTestId("outcome")).ToHaveAttributeAsync("data-outcome", "notConnected");
    }

    /// <summary>The device signs in by what the page has shown, and tells of a connector that is its own and of one that is not.</summary>
    private async Task Report(string station, string identity, string secret)
    {
        using var signedIn = await city.Server.Client.PostAsJsonAsync("/api/v1/auth/token", new { grant = "device", identity, secret });
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        var token = (string)(await signedIn.Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!;
        using var report = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/stations/{station}/ports:report");
        report.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        report.Content = JsonContent.Create(new
        {
            operationId = "1",
            ports = new[]
            {
                new { port = 7, status = "available", at = DateTimeOffset.UtcNow },
                new { port = 8, status = "available", at = DateTimeOffset.UtcNow },
            },
        });
        using var answer = await city.Server.Client.SendAsync(report);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
