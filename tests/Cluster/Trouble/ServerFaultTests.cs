using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Data.Sqlite;
using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Trouble;

/// <summary>
/// A database that takes nothing for a while: commands are refused with a clear code, reads and the live map go on, and writing resumes by
/// itself when the trouble is over.
/// </summary>
public sealed class ServerFaultTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IAsyncDisposable
{
    private const string Rider = "demo-rider-04";
    private static readonly (double Lat, double Lon) Place = (29.951, 120.211);

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-trouble-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The next test finds the database as this one did, also when this one has failed.</summary>
    public async ValueTask DisposeAsync()
    {
        await postgres.Restore();
        await ReadOnly(false);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task FullDisk_RefusesCommandsAndKeepsTheMapGoing()
    {
        using var disk = FullDisk.Mount(mebibytes: 48);
        Assert.SkipWhen(disk is null, "A small disk cannot be mounted here; it takes root.");
        await using var server = await Server.Start(disk.Data, DemoServerFixture.Settings, ["--demo"]);
        await Endure(server, Fill, Free, readsGoOn: true);

        // A log that was once written is written over before it grows, so it is cut off first: then the next write needs room. Cutting it
        // off needs room as well, for what it holds goes into the database.
        async Task Fill()
        {
            disk.Free();
            await CutOffLog(Path.Combine(disk.Data, "redstation.db"));
            disk.Fill();
        }

        Task Free()
        {
            disk.Free();
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task ReadOnlyDatabase_RefusesCommandsAndKeepsTheMapGoing()
    {
        await using var server = await OnPostgres();
        await Endure(server, () => ReadOnly(true), () => ReadOnly(false), readsGoOn: true);
    }

    [Fact]
    public async Task StoppedDatabase_RefusesCommandsAndKeepsTheMapGoing()
    {
        await using var server = await OnPostgres();
        await Endure(server, postgres.Stop, postgres.Start, readsGoOn: false);
    }

    private async Task<Server> OnPostgres() => await Server.Start(
        folder, DemoServerFixture.Settings, ["--demo", "--ConnectionStrings:RedStation=" + await postgres.NewDatabase()]);

    private async Task ReadOnly(bool on)
    {
        await postgres.Execute("postgres", $"ALTER SYSTEM SET default_transaction_read_only = {(on ? "on" : "off")}");
        await postgres.Execute("postgres", "SELECT pg_reload_conf()");
    }

    private static async Task CutOffLog(string database)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task Endure(Server server, Func<Task> begin, Func<Task> end, bool readsGoOn)
    {
        var rider = await Person.SignIn(server.Client, Rider);
        await Until.True(async () => (await rider.Get("/api/v1/riders/me")).Status == HttpStatusCode.OK, "the rider's registration");
        var station = await TestStation.Create(server.Client, "in-trouble", Place.Lat, Place.Lon);
        await using var map = await LiveClient.Start(server.Address, [MapTiles.At(Place.Lat, Place.Lon)]);
        await Shows(map, station, available: 4);
        await using var phone = new HubConnectionBuilder()
            .WithUrl(new Uri(server.Address, "/hubs/rider"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(rider.Token))
            .Build();
        await phone.StartAsync(Cancellation);
        await phone.InvokeAsync<JsonNode>("GoOnDuty", new { lat = Place.Lat, lon = Place.Lon }, Cancellation);

        await begin();
        var refused = await RefusedReport(server, station, begin);
        Assert.Equal("storage_unavailable", (string?)refused.Problem["code"]);
        Assert.True(refused.RetryAfter > TimeSpan.Zero);
        Assert.Equal("数据暂时无法保存或读取", (string?)refused.Problem["title"]);
        var english = await station.Send(server.Client, refused.Report, "en");
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "The storage is not available"), (english.Status, (string?)english.Body["title"]));
        var reservation = await rider.Post($"/api/v1/stations/{station.Id}/reservations", new { operationId = Operation() });
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage_unavailable"), (reservation.Status, (string?)reservation.Body!["code"]));
        var error = await Assert.ThrowsAsync<HubException>(() => phone.InvokeAsync<JsonNode>("GoOffDuty", Cancellation));
        Assert.Contains("storage_unavailable", error.Message, StringComparison.Ordinal);

        // The device was refused, and the map shows what it said all the same.
        var available = refused.Status == "available" ? 4 : 3;
        await Shows(map, station, available);
        for (var beat = 0; beat < 3; beat++)
        {
            var asOf = (string?)map.State.Stations[station.Id]["asOf"];
            await Until.True(
                async () =>
                {
                    await station.Report();
                    return (string?)map.State.Stations[station.Id]["asOf"] != asOf;
                },
                "heartbeats that reach the map");
        }

        await Shows(map, station, available);
        Assert.Equal(refused.Status, (await StationsOverRest.Ports(server.Client, station.Id))[1]);
        if (readsGoOn)
        {
            Assert.Equal(HttpStatusCode.OK, (await rider.Get("/api/v1/riders/me")).Status);
            Assert.Equal(HttpStatusCode.OK, (await rider.Get("/api/v1/stations?limit=5")).Status);
            Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/readyz", Cancellation)).StatusCode);
        }

        await end();
        await Until.True(
            async () => (await station.Send(server.Client, refused.Report)).Status == HttpStatusCode.OK, "the repeated report to be taken");
        await Until.True(async () => await Took(() => phone.InvokeAsync<JsonNode>("GoOffDuty", Cancellation)), "the rider to go off duty");
        await Shows(map, station, available);
        await station.Report((1, "available"));
        await Shows(map, station, available: 4);
        await Until.True(
            async () =>
                (await rider.Post($"/api/v1/stations/{station.Id}/reservations", new { operationId = Operation() })).Status == HttpStatusCode.Created,
            "a reservation");
    }

    /// <summary>
    /// Reports until the database refuses. The server has its own say about when the log is written over, so the trouble may have to
    /// begin more than once. Either status may be the one that is refused: what says nothing new needs no database.
    /// </summary>
    private static async Task<(string Status, object Report, JsonNode Problem, TimeSpan? RetryAfter)> RefusedReport(
        Server server, TestStation station, Func<Task> begin)
    {
        for (var turn = 0; turn < 2_000; turn++)
        {
            var status = turn % 2 == 0 ? "charging" : "available";
            var report = TestStation.Reading(1, status);
            var answer = await station.Send(server.Client, report);
            if (answer.Status == HttpStatusCode.ServiceUnavailable)
            {
                return (status, report, answer.Body, answer.RetryAfter);
            }

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            if (turn % 50 == 49)
            {
                await begin();
            }
        }

        throw new InvalidOperationException("The database takes everything.");
    }

    private static async Task<bool> Took(Func<Task> command)
    {
        try
        {
            await command();
            return true;
        }
        catch (HubException)
        {
            return false;
        }
    }

    private static Task Shows(LiveClient map, TestStation station, int available) => Until.True(
        () => map.State.Stations.TryGetValue(station.Id, out var shown)
            && (bool)shown["connected"]! && (int)shown["ports"]!["available"]! == available,
        string.Create(CultureInfo.InvariantCulture, $"{available} ports available on the map"));

    private static string Operation() => Guid.NewGuid().ToString("N");
}
