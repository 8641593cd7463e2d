using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;

namespace RedStation.Tests.Cluster.Live;

/// <summary>A station that falls silent shows nothing it last said, and its promises end.</summary>
public sealed class SilenceTests : IDisposable
{
    private const string Rider = "demo-rider-03";
    private static readonly (double Lat, double Lon) Place = (29.950, 120.210);

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-silence-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    [Trait("Case", "S2")]
    public async Task Station_ThatFallsSilent_ShowsOfflineThoughItsScreenIsThere_AndReturnsWhenItsPortsAreNamed()
    {
        var settings = new Dictionary<string, string>(DemoServerFixture.Settings) { ["RedStation__Stations__SilenceLimit"] = "00:00:03" };
        await using var server = await Server.Start(folder, settings, ["--demo"]);
        await using var client = await LiveClient.Start(server.Address, [MapTiles.At(Place.Lat, Place.Lon)]);
        var rider = await SignIn(server);
        await using var phone = Phone(server, rider);
        var ended = new TaskCompletionSource<JsonNode>();
        phone.On<JsonNode>("ReservationEnded", ended.SetResult);
        await phone.StartAsync(TestContext.Current.CancellationToken);

        var station = await TestStation.Create(server.Client, "falls-silent", Place.Lat, Place.Lon);
        await using var screen = new HubConnectionBuilder()
            .WithUrl(
                new Uri(server.Address, "/hubs/station"),
                options => options.AccessTokenProvider = () => Task.FromResult<string?>(station.Device.Token))
            .Build();
        await screen.StartAsync(TestContext.Current.CancellationToken);
        using var beating = new CancellationTokenSource();
        var beats = Beat(screen, beating.Token);
        var (status, reservation) = await rider.Post(
            $"/api/v1/stations/{station.Id}/reservations", new { operationId = Guid.NewGuid().ToString("N") });
        Assert.Equal(HttpStatusCode.Created, status);

        await UntilAvailable(client, station, 0, connected: false);
        await StationsOverRest.UntilSame(server.Client, client);
        Assert.All((await StationsOverRest.Ports(server.Client, station.Id)).Values, port => Assert.Equal("offline", port));
        var end = await ended.Task.WaitAsync(Until.HangLimit, TestContext.Current.CancellationToken);
        Assert.Equal(
            ((string?)reservation!["reservationId"], station.Id, "stationOffline"),
            ((string?)end["reservationId"], (string?)end["stationId"], (string?)end["reason"]));
        Assert.Null((await rider.Get("/api/v1/riders/me")).Body!["reservation"]);

        await beating.CancelAsync();
        await beats;

        // "Nothing has changed" from a controller that was away says nothing about what it said before.
        await station.Report();
        await UntilAvailable(client, station, 0, connected: true);
        await station.Report([.. Enumerable.Range(1, 4).Select(port => (port, "available"))]);
        await UntilAvailable(client, station, 4, connected: true);
        Assert.All((await StationsOverRest.Ports(server.Client, station.Id)).Values, port => Assert.Equal("available", port));
    }

    /// <summary>The screen says that it is there, often.</summary>
    private static async Task Beat(HubConnection screen, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await screen.InvokeAsync("Heartbeat", CancellationToken.None);
            await Task.Delay(TimeSpan.FromMilliseconds(500), CancellationToken.None);
        }
    }

    private static Task UntilAvailable(LiveClient client, TestStation station, int ports, bool connected) => Until.True(
        () => client.State.Stations.TryGetValue(station.Id, out var shown)
            && (bool)shown["connected"]! == connected
            && (int)shown["ports"]!["available"]! == ports
            && (int)shown["ports"]!["offline"]! == 4 - ports,
        $"{ports} ports available, connected: {connected}");

    private static async Task<Person> SignIn(Server server)
    {
        var rider = await Person.SignIn(server.Client, Rider);
        await Until.True(async () => (await rider.Get("/api/v1/riders/me")).Status == HttpStatusCode.OK, "the rider's registration");
        return rider;
    }

    private static HubConnection Phone(Server server, Person rider) => new HubConnectionBuilder()
        .WithUrl(new Uri(server.Address, "/hubs/rider"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(rider.Token))
        .Build();
}
