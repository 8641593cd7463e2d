using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider charges by a card that they add on their page, sees it go on, and stops it from there.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class ChargingTests(DemoBrowserFixture demo)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("demo-rider-48", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-49", 1440, 900, ColorScheme.Dark)]
    public async Task Rider_AddsACard_ChargesWithIt_AndStopsByPhone(string subject, int width, int height, ColorScheme scheme)
    {
        var station = $"charging-{width}";
        using var charger = await Charger(station);
        await using var rider = await demo.Open("/rider", width, height, scheme: scheme);
        await rider.SignIn(subject);
        await rider.First("nav-exchange").ClickAsync();
        await rider.First("charging-open").ClickAsync();
        await rider.First("sessions-none").WaitForAsync();
        await rider.First("card-number").FillAsync($"CARD{width}");
        await rider.First("card-label").FillAsync("蓝卡");
        await rider.First("card-add").ClickAsync();
        await Assertions.Expect(rider.First("card")).ToContainTextAsync("可用");
        await rider.IsInOrder($"charging-empty-{width}");

        var begun = DateTimeOffset.UtcNow.AddMinutes(-62);
        var start = new { connectorId = 1, idTag = $"card{width}", meterStart = 1000, timestamp = begun.ToString("O") };
        var number = (int)(await Call(charger, "StartTransaction", start))["transactionId"]!;
        await Call(charger, "MeterValues", new
        {
            connectorId = 1,
            transactionId = number,
            meterValue = new[] { new { timestamp = begun.AddMinutes(60).ToString("O"), sampledValue = new[] { new { value = "1440" } } } },
        });
        await Assertions.Expect(rider.First("charged")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^6[2-9] 分钟，0.4 千瓦时$"));
        await rider.IsInOrder($"charging-{width}");

        await rider.First("session-stop").ClickAsync();
        var asked = JsonNode.Parse(await Read(charger))!;
        Assert.Equal(("RemoteStopTransaction", number), ((string)asked[2]!, (int)asked[3]!["transactionId"]!));
        await Send(charger, $$"""[3,"{{(string)asked[1]!}}",{"status":"Accepted"}]""");
        var ended = DateTimeOffset.UtcNow.ToString("O");
        await Call(charger, "StopTransaction", new { transactionId = number, meterStop = 1500, timestamp = ended, reason = "Remote" });
        await Assertions.Expect(rider.First("session")).ToHaveAttributeAsync("data-status", "ended");
        await rider.First("lang-toggle").ClickAsync();
        await Assertions.Expect(rider.First("charged")).ToContainTextAsync("min, 0.5 kWh");
        await rider.First("card-lost").ClickAsync();
        await Assertions.Expect(rider.First("card")).ToHaveAttributeAsync("data-status", "lost");
        Assert.Equal("Blocked", (string)(await Call(charger, "Authorize", new { idTag = $"CARD{width}" }))["idTagInfo"]!["status"]!);
        rider.WasQuiet();
    }

    private async Task<ClientWebSocket> Charger(string station)
    {
        var admin = await Person.SignIn(demo.Server.Client, "demo-operator-hz");
        Assert.Equal(HttpStatusCode.OK, (await admin.Put("/api/v1/stations/" + station, new
        {
            operationId = station,
            name = "充电驿站",
            position = new { lat = 29.61, lon = 119.04 },
            ports = 1,
        })).Status);
        var (_, made) = await admin.Post($"/api/v1/stations/{station}/equipment", new
        {
            operationId = station,
            kind = "ocpp16",
            identity = station,
            connectors = new[] { new { connector = 1, port = 1 } },
        });
        var charger = new ClientWebSocket();
        charger.Options.AddSubProtocol("ocpp1.6");
        byte[] basic = [.. Encoding.ASCII.GetBytes(station + ":"), .. Convert.FromHexString((string)made!["secret"]!)];
        charger.Options.SetRequestHeader("Authorization", "Basic " + Convert.ToBase64String(basic));
        await charger.ConnectAsync(new UriBuilder(demo.Server.Address) { Scheme = "ws", Path = "/ocpp/" + station }.Uri, Stop);
        await Call(charger, "StatusNotification", new { connectorId = 1, errorCode = "NoError", status = "Preparing" });
        return charger;
    }

    private static async Task<JsonNode> Call(ClientWebSocket charger, string action, object payload)
    {
        await Send(charger, System.Text.Json.JsonSerializer.Serialize(new[] { 2, "1", action, payload }));
        var answer = JsonNode.Parse(await Read(charger))!;
        Assert.True((int)answer[0]! == 3, answer.ToJsonString());
        return answer[2]!;
    }

    private static Task Send(ClientWebSocket charger, string message) =>
        charger.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, Stop);

    private static async Task<string> Read(ClientWebSocket charger)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(Until.HangLimit);
        var buffer = new byte[4096];
        var part = await charger.ReceiveAsync(buffer, limit.Token);
        return Encoding.UTF8.GetString(buffer, 0, part.Count);
    }
}
