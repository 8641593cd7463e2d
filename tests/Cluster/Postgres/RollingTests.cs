using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>Every process is replaced, one after the other, while commands come in.</summary>
[Collection(RestartedClusterCollection.Name)]
public sealed class RollingTests(PostgresClusterFixture cluster, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, string> tasks = new();
    private readonly ConcurrentDictionary<string, (string Credential, JsonNode Answer)> recognitions = new();

    public async ValueTask InitializeAsync() => await cluster.Restore();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task EveryProcess_IsReplaced_NoCommandFailsForGood_AndNothingAcknowledgedIsLost()
    {
        var device = await Device();
        var dispatcher = await RetryingCaller.SignIn(cluster.Apis, "demo-dispatcher-hz");
        var reader = await RetryingCaller.SignIn(cluster.Apis, device.Subject);
        using var stop = new CancellationTokenSource();
        Task[] work =
        [
            OpenTasks(dispatcher, stop.Token),
            .. await Task.WhenAll(Enumerable.Range(40, 3).Select(async number =>
                Recognise(await RetryingCaller.SignIn(cluster.Apis, $"demo-rider-{number}"), reader, device.Station, stop.Token))),
        ];
        for (var number = 0; number < 2; number++)
        {
            await Replace(work, cluster.Silos[number], () => cluster.StartSilo(number));
            await Replace(work, cluster.Apis[number], () => cluster.StartApi(number));
        }

        await stop.CancelAsync();
        await Task.WhenAll(work);
        output.WriteLine(
            $"Rolling restart: {tasks.Count} tasks and {recognitions.Count} recognitions acknowledged, "
            + $"{dispatcher.Repeats + reader.Repeats} calls repeated");

        Assert.NotEmpty(recognitions);
        Assert.Equal(tasks.Keys.Order(), (await Listed(dispatcher)).Where(tasks.ContainsKey).Order());
        foreach (var (operationId, (credential, first)) in recognitions.Take(50))
        {
            var (status, again) = await reader.Post($"/api/v1/stations/{device.Station}/recognitions", new { operationId, credential });
            Assert.Equal((HttpStatusCode.OK, first.ToJsonString()), (status, again!.ToJsonString()));
        }
    }

    private async Task Replace(Task[] work, Server server, Func<Server> start)
    {
        var before = tasks.Count + recognitions.Count;
        await Until.True(
            async () =>
            {
                await Task.WhenAll(work.Where(worker => worker.IsCompleted));
                return tasks.Count + recognitions.Count > before + 5;
            },
            "commands before a restart");
        var since = Stopwatch.StartNew();
        await server.Stop();
        output.WriteLine($"{server.Address} stopped within {since.Elapsed.TotalSeconds:0.0} s");
        start();
        await cluster.UntilReady();
    }

    private async Task OpenTasks(RetryingCaller dispatcher, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var note = Guid.NewGuid().ToString("N");
            var (status, task) = await dispatcher.Post("/api/v1/tasks", new
            {
                operationId = note,
                type = "hazardCheck",
                position = new { lat = 30.2741, lon = 120.1551 },
                note,
                respondWithin = "PT30M",
            });
            Assert.True(status == HttpStatusCode.Created, $"{status} {task}");
            Assert.True(tasks.TryAdd((string)task!["id"]!, note), "Two commands made one task.");
        }
    }

    private async Task Recognise(RetryingCaller rider, RetryingCaller reader, string station, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var credential = (string)(await rider.Get("/api/v1/riders/me/credential")).Body!["credential"]!;
            var operationId = Guid.NewGuid().ToString("N");
            var (status, answer) = await reader.Post($"/api/v1/stations/{station}/recognitions", new { operationId, credential });
            Assert.True(status == HttpStatusCode.OK, $"{status} {answer}");
            recognitions[operationId] = (credential, answer!);
        }
    }

    private static async Task<List<string>> Listed(RetryingCaller dispatcher)
    {
        var listed = new List<string>();
        for (string? path = "/api/v1/tasks?district=330100"; path is not null;)
        {
            var page = (await dispatcher.Get(path)).Body!;
            listed.AddRange(page["items"]!.AsArray().Select(task => (string)task!["id"]!));
            path = (string?)page["next"] is { } next ? $"/api/v1/tasks?district=330100&cursor={Uri.EscapeDataString(next)}" : null;
        }

        Assert.Distinct(listed);
        return listed;
    }

    private async Task<(string Subject, string Station)> Device()
    {
        var people = JsonNode.Parse(await cluster.Apis[0].Client.GetStringAsync("/api/v1/demo/people"))!["items"]!.AsArray();
        var device = people.First(person => (string?)person!["role"] == "device")!;
        return ((string)device["subject"]!, (string)device["stationId"]!);
    }
}
