using System.Net;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster;

/// <summary>Invariant 5: what was acknowledged survives kill -9, at whatever moment.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Rounds = 3;

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-crash-").FullName;
    private readonly AcknowledgedState acknowledged = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Kill_WhileCommandsRun_LosesNothingAcknowledged()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var server = await Server.Start(folder, "--demo");
            await DemoIsThere(server);
            await Check(server.Client);
            using var stop = new CancellationTokenSource();
            var before = Count();
            var workers = Work(server.Client, round, stop.Token);
            await Until.True(() => Count() >= before + 150 + (50 * round), "acknowledged commands");
            await server.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(workers);
        }

        await using var last = await Server.Start(folder, "--demo");
        await DemoIsThere(last);
        await Check(last.Client);
        Assert.NotEmpty(acknowledged.Tasks);
        Assert.NotEmpty(acknowledged.Ports);
        Assert.NotEmpty(acknowledged.Reservations);
        Assert.NotEmpty(acknowledged.Recognitions);
    }

    private int Count() => acknowledged.Tasks.Count + acknowledged.Recognitions.Count + acknowledged.Reservations.Count;

    private static Task DemoIsThere(Server server) => Until.True(
        async () => await Devices(server.Client) is { Count: >= 3 } devices
            && (await server.Client.GetAsync($"/api/v1/stations/{devices[^1].Station}")).StatusCode == HttpStatusCode.OK
            && (await (await Person.SignIn(server.Client, "demo-rider-40")).Get("/api/v1/riders/me")).Status == HttpStatusCode.OK,
        "the demo city");

    private static async Task<List<(string Subject, string Station)>> Devices(HttpClient client)
    {
        var people = JsonNode.Parse(await client.GetStringAsync("/api/v1/demo/people"))!["items"]!.AsArray();
        return [
            .. people.Where(person => (string?)person!["role"] == "device")
                .Select(person => ((string)person!["subject"]!, (string)person["stationId"]!))];
    }

    private List<Task> Work(HttpClient client, int round, CancellationToken stop) =>
    [
        Guarded(() => Report(client, stop)),
        Guarded(() => OpenTasks(client, round, stop)),
        .. Enumerable.Range(1, 4).Select(rider => Guarded(() => Reserve(client, $"demo-rider-0{rider}", stop))),
        .. Enumerable.Range(10, 4).Select(rider => Guarded(() => Recognise(client, $"demo-rider-{rider}", stop))),
    ];

    /// <summary>The server dies under the workers: that is the point.</summary>
    private static async Task Guarded(Func<Task> work)
    {
        try
        {
            await Task.Run(work);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
        }
    }

    /// <summary>A server that has much to do says so, and is sent the same command again.</summary>
    private static async Task<(HttpStatusCode Status, JsonNode? Body)> PostUntilAnswered(Person person, string path, object body)
    {
        while (true)
        {
            var answer = await person.Post(path, body);
            if (answer.Status != HttpStatusCode.ServiceUnavailable)
            {
                return answer;
            }
        }
    }

    private async Task Report(HttpClient client, CancellationToken stop)
    {
        var (subject, station) = (await Devices(client))[0];
        var device = await Person.SignIn(client, subject);
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var (port, status) = ((turn % 4) + 1, turn / 4 % 2 == 0 ? "charging" : "available");
            var known = acknowledged.Ports.TryGetValue(port, out var before) ? before.Last : status;
            acknowledged.Ports[port] = (known, status);
            var answer = await PostUntilAnswered(device, $"/api/v1/stations/{station}/ports:report", new
            {
                operationId = Guid.NewGuid().ToString("N"),
                ports = new[] { new { port, status, at = DateTimeOffset.UtcNow } },
            });
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            acknowledged.Ports[port] = (status, status);
        }
    }

    private async Task OpenTasks(HttpClient client, int round, CancellationToken stop)
    {
        var dispatcher = await Person.SignIn(client, "demo-dispatcher-hz");
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var note = $"round {round}, task {turn}";
            var (status, task) = await PostUntilAnswered(dispatcher, "/api/v1/tasks", new
            {
                operationId = Guid.NewGuid().ToString("N"),
                type = "hazardCheck",
                position = new { lat = 30.2741, lon = 120.1551 },
                note,
                respondWithin = "PT30M",
            });
            Assert.Equal(HttpStatusCode.Created, status);
            acknowledged.Tasks[(string)task!["id"]!] = note;
        }
    }

    private async Task Reserve(HttpClient client, string subject, CancellationToken stop)
    {
        var station = (await Devices(client))[1].Station;
        var rider = await Person.SignIn(client, subject);
        while (!stop.IsCancellationRequested)
        {
            var held = acknowledged.Reservations.TryGetValue(subject, out var before) ? before.Last : null;
            acknowledged.Reservations[subject] = (held, true);
            if (held is null)
            {
                var (status, reservation) = await rider.Post(
                    $"/api/v1/stations/{station}/reservations", new { operationId = Guid.NewGuid().ToString("N") });
                held = status == HttpStatusCode.Created ? (string)reservation!["reservationId"]! : null;
            }
            else if (await rider.Delete($"/api/v1/stations/{station}/reservations/{held}") == HttpStatusCode.NoContent)
            {
                held = null;
            }

            acknowledged.Reservations[subject] = (held, false);
        }
    }

    private async Task Recognise(HttpClient client, string subject, CancellationToken stop)
    {
        var (reader, station) = (await Devices(client))[2];
        var (device, rider) = (await Person.SignIn(client, reader), await Person.SignIn(client, subject));
        while (!stop.IsCancellationRequested)
        {
            var credential = (string)(await rider.Get("/api/v1/riders/me/credential")).Body!["credential"]!;
            var operationId = Guid.NewGuid().ToString("N");
            var (status, answer) = await PostUntilAnswered(
                device, $"/api/v1/stations/{station}/recognitions", new { operationId, credential });
            Assert.Equal(HttpStatusCode.OK, status);
            acknowledged.Recognitions.Add((operationId, credential, answer!));
        }
    }

    private async Task Check(HttpClient client)
    {
        var devices = await Devices(client);
        var dispatcher = await Person.SignIn(client, "demo-dispatcher-hz");
        foreach (var (id, note) in acknowledged.Tasks)
        {
            var (status, task) = await dispatcher.Get($"/api/v1/tasks/{id}");
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(note, (string?)task!["note"]);
        }

        await CheckPorts(client, devices[0].Station);
        await CheckReservations(client);
        await CheckRecognitions(client, devices[2]);
    }

    private async Task CheckPorts(HttpClient client, string station)
    {
        if (acknowledged.Ports.IsEmpty)
        {
            return;
        }

        var items = JsonNode.Parse(await client.GetStringAsync($"/api/v1/stations/{station}"))!["ports"]!["items"]!.AsArray();
        foreach (var (port, (last, sent)) in acknowledged.Ports)
        {
            var status = (string)items.Single(item => (int)item!["port"]! == port)!["status"]!;
            Assert.Contains(status, new[] { last, sent });
        }
    }

    private async Task CheckReservations(HttpClient client)
    {
        foreach (var (subject, (last, inFlight)) in acknowledged.Reservations)
        {
            var me = (await (await Person.SignIn(client, subject)).Get("/api/v1/riders/me")).Body!;
            var held = (string?)me["reservation"]?["reservationId"];
            Assert.True(held == last || inFlight, $"{subject} was told of reservation {last ?? "none"} and has {held ?? "none"}.");
            acknowledged.Reservations[subject] = (held, false);
        }
    }

    /// <summary>A reader that repeats an acknowledged command gets the first answer; nothing happens twice.</summary>
    private async Task CheckRecognitions(HttpClient client, (string Subject, string Station) reader)
    {
        var device = await Person.SignIn(client, reader.Subject);
        foreach (var (operationId, credential, first) in acknowledged.Recognitions.Take(20))
        {
            var path = $"/api/v1/stations/{reader.Station}/recognitions";
            var (status, again) = await device.Post(path, new { operationId, credential });
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Equal(first.ToJsonString(), again!.ToJsonString());
        }
    }
}
