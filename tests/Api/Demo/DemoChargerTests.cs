using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Api.Demo;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Demo;

/// <summary>The demo city's charger that speaks OCPP.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class DemoChargerTests(DemoApiFixture api)
{
    private const int First = 1;

    [Fact]
    public async Task Charger_StartsAndStopsForAPhone_AndTheMeterRuns()
    {
        var charger = api.Services.GetRequiredService<DemoCharger>();
        Assert.NotEqual(api.Services.GetRequiredService<DemoCabinet>().StationId, charger.StationId);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = charger.Run(over.Token);
        await Until.True(async () => running.IsCompleted || await StatusOf(charger.StationId!) == "available", "its ports are told");
        Assert.False(running.IsCompleted, running.Exception?.ToString());
        var rider = api.As("rider", "guest-of-the-demo-charger");
        (await rider.Get("/api/v1/riders/me")).Is(HttpStatusCode.OK);

        var begun = await rider.Post(
            "/api/v1/sessions", new { operationId = Caller.NewOperation, stationId = charger.StationId, port = First });
        Assert.Equal("accepted", (string?)begun.Is(HttpStatusCode.OK).Json["outcome"]);
        await Until.True(async () => await Mine(rider) is { } mine && (decimal)mine["energyWh"]! > 0, "the meter runs");
        Assert.Equal("charging", await StatusOf(charger.StationId!));
        var ended = await rider.Post($"/api/v1/sessions/{(await Mine(rider))!["id"]}/stop", new { operationId = Caller.NewOperation });

        Assert.Equal("accepted", (string?)ended.Is(HttpStatusCode.OK).Json["outcome"]);
        await Until.True(async () => (string?)(await Mine(rider))!["status"] == "ended", "the session ends");
        await Until.True(async () => await StatusOf(charger.StationId!) == "available", "the port is free");
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task<JsonNode?> Mine(Caller rider) =>
        (await rider.Get("/api/v1/riders/me/sessions")).Json["items"]!.AsArray().FirstOrDefault();

    private async Task<string?> StatusOf(string station) =>
        (string?)(await api.Anonymous().Get($"/api/v1/stations/{station}")).Json["ports"]!["items"]![First - 1]!["status"];
}
