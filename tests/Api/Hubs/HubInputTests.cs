using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Hubs;

/// <summary>Calls of hubs that are wrong: each has a code and a name, none becomes a fault, and nothing is taken for zero.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class HubInputTests(DemoApiFixture api)
{
    public static TheoryData<string, string, object?[], string> Calls => new()
    {
        { "rider", "GoOnDuty", [new { }], "position.lat: required" },
        { "rider", "GoOnDuty", [new { lat = 30.25 }], "position.lon: required" },
        { "rider", "GoOnDuty", [new { lat = (double?)null, lon = 120.1 }], "position.lat" },
        { "rider", "GoOnDuty", [new { lat = "30.25", lon = 120.1 }], "position.lat" },
        { "rider", "GoOnDuty", [new { lat = "NaN", lon = 120.1 }], "position.lat" },
        { "rider", "GoOnDuty", [new { lat = 91.0, lon = 120.1 }], "lat -90 to 90" },
        { "rider", "GoOnDuty", [new { lat = 1e300, lon = 120.1 }], "lat -90 to 90" },
        { "rider", "GoOnDuty", [new { lat = 30.25, lon = 120.1, accuracyM = 5, hight = 3 }], "position." },
        { "rider", "GoOnDuty", [JsonDocument.Parse("{\"lat\":30.25,\"lon\":120.1,\"lat\":31}").RootElement], "position.lat: given once" },
        { "rider", "GoOnDuty", ["here"], "position" },
        { "rider", "GoOnDuty", [1, 2], "arguments: 1" },
        { "rider", "GoOnDuty", [], "arguments: 1" },
        { "rider", "ReportPosition", [null], "report: required" },
        { "rider", "ReportPosition", [new { accuracyM = 5 }], "report.lat: required" },
        { "rider", "ReportPosition", [new { lat = 30.25, lon = 120.1, at = 7 }], "report.at" },
        { "rider", "ReportPosition", [new { lat = 30.25, lon = 120.1, at = "2026-11-29T10:00:00" }], "report.at" },
        { "rider", "SetOrderDeadline", ["soon"], "at" },
        { "rider", "SetOrderDeadline", [true], "at" },
        { "rider", "Accept", [null, "1"], "offerId: required" },
        { "rider", "Accept", [5, "1"], "offerId" },
        { "rider", "Accept", ["", "1"], "offerId: 1 to 64" },
        { "rider", "Start", ["t1", 5], "operationId" },
        { "rider", "Start", ["t1", null], "operationId" },
        { "rider", "Submit", ["t1", "1", null], "evidence" },
        { "rider", "Submit", ["t1", "1", new { text = "x" }], "evidence.text: unknown" },
        { "rider", "GoOnDutty", [], "GoOnDuty meant?" },
        { "rider", "Fly", [1], "method: unknown" },
        { "rider", "ToString", [], "method: unknown" },
        { "dispatcher", "WatchDistricts", [null], "adcodes: required" },
        { "dispatcher", "WatchDistricts", [new string?[] { null }], "adcodes[0]: required" },
        { "dispatcher", "WatchDistricts", ["330106"], "adcodes" },
        { "dispatcher", "WatchCases", [null], "adcodes: required" },
        { "live", "Watch", [null], "tiles: required" },
        { "live", "Watch", [7], "tiles" },
        { "live", "Watch", [(int[])[7]], "tiles" },
        { "live", "Watch", [], "arguments: 1" },
        { "live", "Wach", [], "Watch meant?" },
        { "live+messagepack", "Watch", [null], "tiles: required" },
        { "live+messagepack", "Watch", [7], "tiles" },
        { "live+messagepack", "Watch", [], "arguments: 1" },
        { "live+messagepack", "Watch", [new string?[] { null }], "tiles[0]: required" },
        { "live+messagepack", "Wach", [], "Watch meant?" },
    };

    [Theory]
    [Trait("Case", "R2")]
    [Trait("Case", "R3")]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public async Task Call_ThatIsWrong_HasACodeAndAName(string hub, string method, object?[] arguments, string words)
    {
        await using var line = Connection(hub);
        await line.StartAsync(TestContext.Current.CancellationToken);
        var before = api.Log.All.Count;

        var error = await Assert.ThrowsAsync<HubException>(() => line.InvokeCoreAsync(method, arguments, TestContext.Current.CancellationToken));

        Assert.Contains("HubException: invalid_input: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("RedStation", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            api.Log.All.Skip(before),
            entry => entry.StartsWith("Error", StringComparison.Ordinal) || entry.Contains("NullReference", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Case", "R2")]
    public async Task GoOnDuty_WithoutAPlace_LeavesTheRiderOffDuty()
    {
        await using var line = Connection("rider");
        await line.StartAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<HubException>(() => line.InvokeAsync("GoOnDuty", new { }, TestContext.Current.CancellationToken));

        Assert.False((bool)(await api.As("rider", "demo-rider-07").Get("/api/v1/riders/me")).Json["onDuty"]!);
    }

    private HubConnection Connection(string hub)
    {
        var role = hub == "rider" ? api.As("rider", "demo-rider-07") : api.As("dispatcher", "calls-wrongly", DemoApiFixture.Xihu);
        var path = hub switch { "rider" => "rider", "dispatcher" => "dispatch", _ => "live" };
        var builder = new HubConnectionBuilder().WithUrl(new Uri(role.Client.BaseAddress!, "/hubs/" + path), options =>
            options.AccessTokenProvider = () => Task.FromResult(role.Client.DefaultRequestHeaders.Authorization?.Parameter));
        return (hub.EndsWith("messagepack", StringComparison.Ordinal) ? builder.AddMessagePackProtocol() : builder).Build();
    }
}
