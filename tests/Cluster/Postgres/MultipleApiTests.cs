using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>Two apis and two silos are one system: what happens at one is seen at the other.</summary>
[Collection(SharedClusterCollection.Name)]
public sealed class MultipleApiTests(PostgresClusterFixture cluster)
{

    private Server[] Apis => cluster.Apis;

    [Fact]
    public async Task PortsReportedAtOneApi_AreSeenByAWatcherOfTheOther()
    {
        var station = await TestStation.Create(Apis[0].Client, "together-1", 29.950, 120.210);
        await using var watcher = await LiveClient.Start(Apis[1].Address, [MapTiles.At(29.950, 120.210)]);
        await station.Report((2, "charging"));
        await Until.True(
            () => (int)watcher.State.Stations["together-1"]["ports"]!["charging"]! == 1, "the change");
        await StationsOverRest.UntilSame(Apis[1].Client, watcher);
        Assert.Equal("charging", (await StationsOverRest.Ports(Apis[1].Client, "together-1"))[2]);
    }

    [Fact]
    public async Task RiderOfOneApi_IsRecognisedAtAReaderOfTheOther_AndTheirPhoneHears()
    {
        var (subject, station) = await Device();
        var (otherSubject, otherStation) = await Device(station);
        await using var phone = await RiderApp.Start(Apis[0], "demo-rider-30");
        var rider = await Person.SignIn(Apis[0].Client, "demo-rider-30");
        var reader = await Person.SignIn(Apis[1].Client, subject);
        var credential = (string)(await rider.Get("/api/v1/riders/me/credential")).Body!["credential"]!;

        var (status, answer) = await reader.Post($"/api/v1/stations/{station}/recognitions", new { operationId = Operation(), credential });
        Assert.Equal((HttpStatusCode.OK, "demo-rider-30"), (status, (string?)answer!["rider"]!["id"]));
        await phone.Hear("Recognised", heard => (string?)heard["stationId"] == station);

        // Read a second time there it is the same visit, whichever api hears of it; elsewhere it is used.
        var (repeated, welcome) = await (await Person.SignIn(Apis[0].Client, subject)).Post(
            $"/api/v1/stations/{station}/recognitions", new { operationId = Operation(), credential });
        Assert.Equal((HttpStatusCode.OK, true), (repeated, (bool)welcome!["alreadyWelcome"]!));
        var (again, refusal) = await (await Person.SignIn(Apis[0].Client, otherSubject)).Post(
            $"/api/v1/stations/{otherStation}/recognitions", new { operationId = Operation(), credential });
        Assert.Equal((HttpStatusCode.Forbidden, "credential_used"), (again, (string?)refusal!["code"]));
    }

    [Fact]
    public async Task TaskOpenedAtOneApi_IsOfferedAtTheOther_DoneAndPaid()
    {
        var place = new { lat = 30.2741, lon = 120.1551 };
        var dispatcher = await RetryingCaller.SignIn([Apis[0]], "demo-dispatcher-hz");
        await using var phone = await RiderApp.Start(Apis[1], "demo-rider-31");
        var me = await phone.Call("GoOnDuty", place);
        var before = (long)me["balance"]!["points"]!;

        var (opened, task) = await dispatcher.Post(
            "/api/v1/tasks", new { operationId = Operation(), type = "patrol", position = place, note = "cluster", respondWithin = "PT30M" });
        Assert.Equal(HttpStatusCode.Created, opened);
        var id = (string)task!["id"]!;
        var offer = await phone.Hear("TaskOffered", heard => (string?)heard["task"]!["id"] == id);
        await phone.Call("Accept", (string)offer["offerId"]!, Operation());
        await phone.Call("Start", id, Operation());
        await phone.Call("Submit", id, Operation(), new { note = "done" });
        var (verified, last) = await dispatcher.Post($"/api/v1/tasks/{id}/verify", new { operationId = Operation() });
        Assert.Equal((HttpStatusCode.OK, "verified"), (verified, (string?)last!["status"]));

        await phone.Hear("BalanceChanged", heard => (long)heard["points"]! == before + (long)last["points"]!);
        var rider = await RetryingCaller.SignIn([Apis[0]], "demo-rider-31");
        Assert.Equal(before + (long)last["points"]!, (long)(await rider.Get("/api/v1/riders/me")).Body!["balance"]!["points"]!);
        var other = await RetryingCaller.SignIn([Apis[1]], "demo-dispatcher-hz");
        var listed = (await other.Get("/api/v1/tasks?district=330100&status=verified")).Body!["items"]!.AsArray();
        Assert.Contains(listed, item => (string?)item!["id"] == id);
    }

    [Fact]
    public async Task TokensOfOneApi_AreGoodAtTheOther()
    {
        var person = (await Person.SignIn(Apis[0].Client, "demo-rider-32")).At(Apis[1].Client);
        Assert.Equal(HttpStatusCode.OK, (await person.Get("/api/v1/riders/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await new Person(Apis[1].Client, person.Token + "x").Get("/api/v1/riders/me")).Status);
    }

    [Fact]
    public async Task StationsImportedAtOneApi_AreListedAndFoundAtTheOther()
    {
        var admin = await Person.SignIn(Apis[0].Client, "demo-admin");
        var answer = await Send(
            Apis[0], admin, "/api/v1/stations:import", "text/csv", "id,name,lat,lon,ports\nimported-1,站,30.27524,120.14265,4\n"u8.ToArray());
        Assert.Equal(1, (int)answer["imported"]!);
        Assert.Equal(4, (await StationsOverRest.Ports(Apis[1].Client, "imported-1")).Count);
        var near = await Apis[1].Client.GetFromJsonAsync<JsonObject>("/api/v1/stations?near=30.27524,120.14265&limit=1", Cancellation);
        Assert.Equal("imported-1", (string?)near!["items"]![0]!["id"]);
    }

    [Fact]
    public async Task PricesPublishedAtOneApi_AreReadAtTheOther_AndPaidByTheSilos()
    {
        var admin = await Person.SignIn(Apis[0].Client, "demo-admin");
        var (published, version) = await admin.Post("/api/v1/task-prices/versions", new
        {
            operationId = Operation(),
            district = "330108",
            from = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            note = "cluster",
            basedOn = 0,
            entries = new[] { new { type = "patrol", name = "巡逻", nameEn = "Patrol", points = 66, minutes = 30 } },
        });
        Assert.True(published == HttpStatusCode.Created, $"{version}");

        const string there = "/api/v1/task-prices?district=330108";
        await Until.True(
            async () => (int)(await Apis[1].Client.GetFromJsonAsync<JsonObject>(there, Cancellation))!["items"]![4]!["points"]! == 66,
            "the new price at the other api");
        var dispatcher = await RetryingCaller.SignIn([Apis[1]], "demo-dispatcher-hz");
        await Until.True(async () => await Paid() == 66, "the new price at the silo");

        async Task<int> Paid()
        {
            var (_, task) = await dispatcher.Post(
                "/api/v1/tasks", new { operationId = Operation(), type = "patrol", position = new { lat = 30.2084, lon = 120.2117 }, note = "x" });
            await dispatcher.Post($"/api/v1/tasks/{task!["id"]}/cancel", new { operationId = Operation() });
            return (int)task["points"]!;
        }
    }

    [Fact]
    public async Task PhotoTakenAtOneApi_IsShownAtTheOther()
    {
        var rider = await Person.SignIn(Apis[0].Client, "demo-rider-33");
        var id = (string)(await Send(Apis[0], rider, "/api/v1/photos", "image/jpeg", Pictures.Jpeg()))["photoId"]!;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/photos/" + id);
        request.Headers.Authorization = new("Bearer", rider.Token);
        using var shown = await Apis[1].Client.SendAsync(request, Cancellation);
        Assert.Equal(Pictures.SizeOf(Pictures.Jpeg()), Pictures.SizeOf(await shown.Content.ReadAsByteArrayAsync(Cancellation)));
    }

    [Theory]
    [InlineData("/healthz", HttpStatusCode.OK)]
    [InlineData("/readyz", HttpStatusCode.OK)]
    [InlineData("/metrics", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/stations", HttpStatusCode.NotFound)]
    public async Task Silo_ServesWhoWatchesOverItAndNobodyElse(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await cluster.Silos[0].Client.GetAsync(path, Cancellation)).StatusCode);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<JsonNode> Send(Server api, Person who, string path, string type, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new(type) } },
        };
        request.Headers.Authorization = new("Bearer", who.Token);
        using var answer = await api.Client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static string Operation() => Guid.NewGuid().ToString("N");

    /// <summary>A device, of another station than the one that is named.</summary>
    private async Task<(string Subject, string Station)> Device(string? not = null)
    {
        var people = (await Apis[0].Client.GetFromJsonAsync<JsonObject>("/api/v1/demo/people", Cancellation))!["items"]!.AsArray();
        var device = people.First(person => (string?)person!["role"] == "device" && (string?)person["stationId"] != not)!;
        return ((string)device["subject"]!, (string)device["stationId"]!);
    }
}
