using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Devices;

/// <summary>Settings, limits of power and upkeep of chargers, which a client that we did not write plays in strict mode.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class ChargerUpkeepTests(DemoApiFixture api)
{
    private Caller Operator => api.As("operator", "op-ocpp", DemoApiFixture.Xihu);

    [Theory]
    [InlineData("ocpp16", "HeartbeatInterval", null)]
    [InlineData("ocpp201", "OCPPCommCtrlr.HeartbeatInterval", "OCPPCommCtrlr.HeartbeatInterval: RebootRequired")]
    public async Task Operator_ReadsAndChangesSettings_LimitsPower_AndHasTheChargerKeptUp(string kind, string key, string? changed)
    {
        var station = "upkeep-" + kind;
        using var charger = await PlayedCharger.Connect(api, station, kind, ports: 2);
        await Until.True(
            async () => (bool)(await Operator.Get("/api/v1/equipment/" + station)).Is(HttpStatusCode.OK).Json["connected"]!, "it is on the line");

        await Is(station, "getConfiguration", new { key }, "accepted", key + "=60");
        await Is(station, "setConfiguration", new { key, value = "30" }, "accepted", changed);
        await Is(station, "getConfiguration", new { key }, "accepted", key + "=30");
        await Is(station, "getPowerLimit", new { }, "rejected", null);
        await Is(station, "limitPower", new { watts = "3680.5" }, "accepted", null, connector: 2);
        Assert.Contains("3680.5", (await charger.Asked("SetChargingProfile")).ToJsonString(), StringComparison.Ordinal);
        await Is(station, "getPowerLimit", new { seconds = "600" }, "accepted", "0 s: 3680.5 W", connector: 2);
        await Is(station, "clearPowerLimit", new { }, "accepted", null, connector: 2);
        await Is(station, "clearPowerLimit", new { }, "accepted", "Unknown", connector: 2);
        await Is(station, "limitPower", new { amperes = "0" }, "accepted", null);
        await Is(station, "clearCache", new { }, "accepted", null);
        await Is(station, "updateFirmware", new { location = "https://example.com/f.bin" }, "accepted", null);
        await Is(station, "sendDiagnostics", new { location = "ftp://example.com/in" }, "accepted", kind == "ocpp16" ? "diagnostics.zip" : "log.zip");
        await Is(station, "transferData", new { vendorId = "com.example", data = "ping" }, "accepted", "ping");
        await Is(station, "trigger", new { message = "ports" }, "accepted", null);
    }

    [Theory]
    [InlineData("setConfiguration", "key", "AuthorizationKey")]
    [InlineData("updateFirmware", "location", "file:///etc/passwd")]
    [InlineData("limitPower", "watts", "-1")]
    [InlineData("getPowerLimit", "seconds", "0")]
    [InlineData("transferData", "vendorId", "")]
    public async Task Command_ThatIsNotAsItMustBe_NamesItsParameter_AndIsNotSent(string command, string parameter, string value)
    {
        var station = "upkeep-bad-" + command;
        await api.Station(station, 1);
        await PlayedCharger.Register(Operator, station, "ocpp16", 1);

        var refused = (await Command(station, command, new JsonObject { [parameter] = value }, null))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Contains("parameters." + parameter, refused.Text, StringComparison.Ordinal);
        Assert.Empty((await Operator.Get($"/api/v1/equipment/{station}/commands")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
    }

    private async Task Is(string identity, string command, object parameters, string outcome, string? detail, int? connector = null)
    {
        var answer = (await Command(identity, command, parameters, connector)).Is(HttpStatusCode.OK).Json;
        Assert.Equal((outcome, detail), ((string?)answer["outcome"], (string?)answer["detail"]));
    }

    private Task<Reply> Command(string identity, string command, object parameters, int? connector) => Operator.Post(
        $"/api/v1/equipment/{identity}/commands", new { operationId = Caller.NewOperation, command, connector, parameters });
}
