using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Api.Demo;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Demo;

/// <summary>The demo city's cabinet that speaks MQTT.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class DemoCabinetTests(DemoApiFixture api)
{
    [Fact]
    public async Task Cabinet_BringsAStationThatWasSilent_AndObeysItsOperator()
    {
        var cabinet = api.Services.GetRequiredService<DemoCabinet>();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = cabinet.Run(over.Token);
        await Until.True(async () => running.IsFaulted || await Free(cabinet.StationId!) > 0, "its ports are told");
        var admin = await api.Person("demo-admin");

        var done = await admin.Post(
            $"/api/v1/equipment/{DemoCabinet.Identity}/commands", new { operationId = Caller.NewOperation, command = "unlock", connector = 1 });

        Assert.Equal("accepted", (string?)done.Is(HttpStatusCode.OK).Json["outcome"]);
        await over.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private async Task<int> Free(string station) => (int)(await api.Anonymous().Get($"/api/v1/stations/{station}")).Json["ports"]!["available"]!;
}
