using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Json;
using RedStation.Api.Players;
using RedStation.Contracts.Stations;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Players;

/// <summary>A played device before a server that is slow with a report.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class PlayedDeviceTests(DemoApiFixture api) : IAsyncLifetime
{
    private const string Slow = "slow";

    private readonly ConcurrentQueue<DeviceReport> reports = [];
    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication server = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapGet("/readyz", () => Results.Ok());
        server.MapPost("/api/v1/stations/s-1/ports:report", async (HttpRequest request) =>
        {
            var report = (await request.ReadFromJsonAsync<DeviceReport>(WireJson.Options))!;
            reports.Enqueue(report);
            if (report.OperationId == Slow)
            {
                arrived.SetResult();
                await answer.Task;
            }

            // The server has heard nothing of port 1 for long.
            return Results.Json(new DeviceAnswer(report.Ports.Count, 0, 0, [1]), WireJson.Options);
        });
        await server.StartAsync();
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Heartbeat_TellsAgainWhatWasDelivered_AndNotWhatIsStillOnItsWay()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var player = new PlayerApi(
            new PlayerTokens(api.Service<TokenIssuer>(), TimeProvider.System),
            new OwnAddress(
                server.Services.GetRequiredService<IServer>(), server.Services.GetRequiredService<IHostApplicationLifetime>(), TimeProvider.System),
            TimeProvider.System);
        var device = new PlayedDevice("s-1", "330106", player);
        var reading = new DeviceReading(1, PortStatus.Charging, DateTimeOffset.UnixEpoch);

        var report = device.Report(Slow, [reading], cancellation);
        await arrived.Task.WaitAsync(cancellation);
        await device.Heartbeat(cancellation);
        Assert.Equal([1, 0], reports.Select(one => one.Ports.Count));

        answer.SetResult();
        await report;
        await device.Heartbeat(cancellation);
        Assert.Equal([1, 0, 0, 1], reports.Select(one => one.Ports.Count));
        Assert.Equal(reading, Assert.Single(reports.Last().Ports));
    }
}
