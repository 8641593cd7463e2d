using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR.Client;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Stations;

/// <summary>What equipment says and does not say, as its devices, riders and operators see it.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class EquipmentTests(DemoApiFixture api)
{
    private Caller Operator => api.As("operator", "op-equipment", DemoApiFixture.Xihu);

    [Fact]
    [Trait("Case", "S1")]
    public async Task Station_NeverHeard_HasNoTimes_InDetailAndListsAndOnTheMap()
    {
        await Make("eq-never", ports: 2);

        var detail = await Detail("eq-never");
        var near = await Nearby("eq-never");

        Assert.All([detail, near], station =>
        {
            Assert.True(station.AsObject().ContainsKey("asOf"));
            Assert.Equal((null, "offline", false), ((string?)station["asOf"], (string?)station["state"], (bool)station["reservable"]!));
        });
        Assert.All(detail["ports"]!["items"]!.AsArray(), port => Assert.Equal((null, null), ((string?)port!["at"], (string?)port["asOf"])));
        await using var map = new HubConnectionBuilder().WithUrl(new Uri(api.Anonymous().Client.BaseAddress!, "/hubs/live")).Build();
        await map.StartAsync(TestContext.Current.CancellationToken);
        var tiles = await map.InvokeAsync<JsonArray>("Watch", new[] { Tile(detail) }, TestContext.Current.CancellationToken);
        var shown = tiles.SelectMany(tile => tile!["stations"]!.AsArray()).Single(station => (string)station!["id"]! == "eq-never")!;
        Assert.Null((string?)shown["asOf"]);
    }

    [Fact]
    [Trait("Case", "S2")]
    public async Task ScreenAndReader_WithSignInsOfTheirOwn_SayNothingOfPorts()
    {
        await Make("eq-kinds", ports: 1);
        var given = await Operator.Post("/api/v1/stations/eq-kinds/device-secret", new { operationId = "1" });
        var secret = (string)given.Is(HttpStatusCode.OK).Json["secret"]!;
        var controller = await SignIn("eq-kinds", secret, "controller");
        var screen = await SignIn("eq-kinds", secret, "screen");
        var reader = await SignIn("eq-kinds", secret, "reader");
        (await api.Anonymous().Post("/api/v1/auth/token", new { grant = "device", stationId = "eq-kinds", secret, equipment = "toaster" }))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");

        (await Report(screen, "eq-kinds", Reading(1, "available"))).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await Report(reader, "eq-kinds", Reading(1, "available"))).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await controller.Post("/api/v1/stations/eq-kinds/recognitions", new { operationId = "1", credential = "x" }))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await reader.Post("/api/v1/stations/eq-kinds/recognitions", new { operationId = "1", credential = "x" }))
            .Refused(HttpStatusCode.Forbidden, "credential_invalid");
        Assert.Equal("offline", (string?)(await Detail("eq-kinds"))["state"]);
        Assert.Equal([1], Ports((await Report(controller, "eq-kinds")).Is(HttpStatusCode.OK).Json["silentPorts"]));
        Assert.Equal("offline", (string?)(await Detail("eq-kinds"))["state"]);
        (await Report(controller, "eq-kinds", Reading(1, "available"))).Is(HttpStatusCode.OK);
        Assert.Equal("free", (string?)(await Detail("eq-kinds"))["state"]);

        var health = (await Operator.Get("/api/v1/stations/eq-kinds/devices")).Is(HttpStatusCode.OK).Json;
        Assert.NotNull(health["controller"]!["asOf"]);
        Assert.Null(health["screen"]!["asOf"]);
        Assert.NotNull(health["reader"]!["asOf"]);
        Assert.Equal(("wrongEquipment", 3), ((string?)health["problems"]![0]!["fault"], (int)health["problems"]![0]!["count"]!));
    }

    [Fact]
    [Trait("Case", "S3")]
    public async Task Report_AFewMinutesAhead_CountsAsNow()
    {
        var device = await Make("eq-ahead", ports: 1);

        (await Report(device, "eq-ahead", Reading(1, "charging", TimeSpan.FromMinutes(4)))).Is(HttpStatusCode.OK);
        var next = (await Report(device, "eq-ahead", Reading(1, "available"))).Is(HttpStatusCode.OK).Json;

        Assert.Equal((1, 0), ((int)next["applied"]!, (int)next["ignored"]!));
        Assert.Equal("available", (string?)(await Detail("eq-ahead"))["ports"]!["items"]![0]!["status"]);
    }

    [Fact]
    [Trait("Case", "S4")]
    public async Task Report_OfPortsThatAreNotConfigured_NamesThemToTheDeviceAndTheOperator_AndTakesTheOthers()
    {
        var device = await Make("eq-many", ports: 10);

        var report = (await Report(device, "eq-many", [.. Enumerable.Range(0, 13).Select(port => Reading(port, "available"))]))
            .Is(HttpStatusCode.OK).Json;

        Assert.Equal([0, 11, 12], Ports(report["unknownPorts"]));
        Assert.Equal(10, (int)report["applied"]!);
        Assert.Equal(10, (int)(await Detail("eq-many"))["ports"]!["available"]!);
        Assert.Equal(("unknownPort", "ports 0, 11, 12 of 10"), await Problem("eq-many"));
    }

    [Fact]
    [Trait("Case", "S5")]
    public async Task Report_EightHoursAhead_IsRefused_AndTheOperatorSeesWhy()
    {
        var device = await Make("eq-local", ports: 1);

        for (var turn = 0; turn < 3; turn++)
        {
            (await Report(device, "eq-local", Reading(1, "available", TimeSpan.FromHours(8)))).Refused(HttpStatusCode.BadRequest, "invalid_input");
        }

        var problem = (await Operator.Get("/api/v1/stations/eq-local/devices")).Is(HttpStatusCode.OK).Json["problems"]![0]!;
        Assert.Equal(("timeAhead", 3), ((string?)problem["fault"], (int)problem["count"]!));
        Assert.StartsWith("ports[0].at ", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Null((await Detail("eq-local"))["asOf"]);
        Assert.Contains(
            "redstation_devices_refused_total{fault=\"timeAhead\"}", (await api.Anonymous().Get("/metrics")).Text, StringComparison.Ordinal);
        (await api.As("operator", "op-ningbo", DemoApiFixture.Ningbo).Get("/api/v1/stations/eq-local/devices"))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await device.Get("/api/v1/stations/eq-local/devices")).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("Case", "S7")]
    [Trait("Case", "O8")]
    public async Task Reserve_AtAStationThatIsClosedOrSilent_SaysSo_AsTheListDoes()
    {
        var now = api.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        string At(double minutes) => now.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture);
        var shut = await Make("eq-shut", ports: 1, new { opens = At(-120), closes = At(-60) });
        var closing = await Make("eq-closing", ports: 1, new { opens = At(-120), closes = At(5) });
        await Make("eq-silent", ports: 1);
        await Report(shut, "eq-shut", Reading(1, "available"));
        await Report(closing, "eq-closing", Reading(1, "available"));
        var rider = await api.Person("demo-rider-62");

        (await Reserve(rider, "eq-shut")).Refused(HttpStatusCode.Conflict, "station_closed");
        (await Reserve(rider, "eq-closing")).Refused(HttpStatusCode.Conflict, "station_closed");
        (await Reserve(rider, "eq-silent")).Refused(HttpStatusCode.Conflict, "station_offline");

        Assert.Equal(("closed", false), State(await Detail("eq-shut")));
        Assert.Equal(("free", false), State(await Detail("eq-closing")));
        Assert.Equal(("offline", false), State(await Nearby("eq-silent")));
    }

    [Fact]
    [Trait("Case", "S8")]
    public async Task Delete_RetiresAStation_AndPutBringsItBack()
    {
        var device = await Make("eq-gone", ports: 1);
        await Report(device, "eq-gone", Reading(1, "available"));
        var rider = await api.Person("demo-rider-63");
        (await Reserve(rider, "eq-gone")).Is(HttpStatusCode.Created);

        (await api.As("operator", "op-ningbo", DemoApiFixture.Ningbo).Delete("/api/v1/stations/eq-gone"))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await Operator.Delete("/api/v1/stations/eq-gone")).Is(HttpStatusCode.NoContent);
        (await Operator.Delete("/api/v1/stations/eq-gone")).Is(HttpStatusCode.NoContent);
        (await Operator.Delete("/api/v1/stations/no-such")).Refused(HttpStatusCode.NotFound, "station_not_found");

        var detail = await Detail("eq-gone");
        Assert.Equal((true, "retired", false), ((bool)detail["retired"]!, (string?)detail["state"], (bool)detail["reservable"]!));
        Assert.DoesNotContain((await api.Anonymous().Get(Box)).Json["items"]!.AsArray(), station => (string)station!["id"]! == "eq-gone");
        Assert.Null((await rider.Get("/api/v1/riders/me")).Json["reservation"]);
        (await Report(device, "eq-gone", Reading(1, "available"))).Refused(HttpStatusCode.Gone, "station_retired");
        (await device.Post("/api/v1/stations/eq-gone/recognitions", new { operationId = "1", credential = "x" }))
            .Refused(HttpStatusCode.Gone, "station_retired");
        (await Reserve(rider, "eq-gone")).Refused(HttpStatusCode.Gone, "station_retired");
        (await Operator.Get("/api/v1/stations/eq-gone/check-ins")).Is(HttpStatusCode.OK);

        await Make("eq-gone", ports: 1);
        Assert.True((bool)(await Nearby("eq-gone"))["open"]!);
        (await Operator.Put("/api/v1/stations/eq-gone", Definition(1, null, retired: true))).Is(HttpStatusCode.OK);
        Assert.Equal("retired", (string?)(await Detail("eq-gone"))["state"]);
    }

    [Fact]
    [Trait("Case", "S10")]
    [Trait("Case", "O10")]
    public async Task Reserved_ByTheDeviceAndByARider_AreToldApart_AndOnlyTheEquipmentLearnsUntilWhen()
    {
        var device = await Make("eq-held", ports: 2);
        await Report(device, "eq-held", Reading(1, "available"), Reading(2, "reserved"));
        (await Reserve(await api.Person("demo-rider-55"), "eq-held")).Is(HttpStatusCode.Created);

        var (told, shown) = ((await device.Get("/api/v1/stations/eq-held")).Json, await Detail("eq-held"));

        Assert.Equal(["rider", "device"], shown["ports"]!["items"]!.AsArray().Select(port => (string?)port!["heldBy"]));
        Assert.All(shown["ports"]!["items"]!.AsArray(), port => Assert.False(port!.AsObject().ContainsKey("reservedUntil")));
        Assert.Equal([true, false], told["ports"]!["items"]!.AsArray().Select(port => port!.AsObject().ContainsKey("reservedUntil")));
        (await Reserve(await api.Person("demo-rider-56"), "eq-held")).Refused(HttpStatusCode.Conflict, "no_free_port");
    }

    [Fact]
    [Trait("Case", "O10")]
    public async Task Recognition_TellsTheDeviceWhichPortTheRiderBeforeItHolds_AndOfNobodyElse()
    {
        var device = await Make("eq-theirs", ports: 2);
        await Report(device, "eq-theirs", Reading(1, "available"), Reading(2, "available"));
        var (holder, other) = (await api.Person("demo-rider-57"), await api.Person("demo-rider-58"));
        var held = (await Reserve(holder, "eq-theirs")).Is(HttpStatusCode.Created).Json;

        var (mine, theirs) = (await Recognise(device, "eq-theirs", holder), await Recognise(device, "eq-theirs", other));

        Assert.Equal(((string?)held["reservationId"], 1), ((string?)mine["reservation"]!["reservationId"], (int)mine["reservation"]!["port"]!));
        Assert.Equal((string?)held["expiresAt"], (string?)mine["reservation"]!["expiresAt"]);
        Assert.Null(theirs["reservation"]);
    }

    private const string Box = "/api/v1/stations?limit=200&bbox=120.1296,30.2589,120.1306,30.2599";

    private static object Definition(int ports, object? hours, bool? retired = null) => new
    {
        operationId = Caller.NewOperation,
        name = "设备驿站",
        position = DemoApiFixture.PlaceInXihu,
        ports,
        hours,
        retired,
    };

    private static (string?, bool) State(JsonNode station) => ((string?)station["state"], (bool)station["reservable"]!);

    private static IEnumerable<int> Ports(JsonNode? list) => list!.AsArray().Select(port => (int)port!);

    private static Task<Reply> Report(Caller device, string station, params object[] ports) =>
        device.Post($"/api/v1/stations/{station}/ports:report", new { operationId = Caller.NewOperation, ports });

    private static Task<Reply> Reserve(Caller rider, string station) =>
        rider.Post($"/api/v1/stations/{station}/reservations", new { operationId = Caller.NewOperation });

    private static async Task<JsonNode> Recognise(Caller device, string station, Caller rider)
    {
        var credential = (string)(await rider.Get("/api/v1/riders/me/credential")).Is(HttpStatusCode.OK).Json["credential"]!;
        var answer = await device.Post($"/api/v1/stations/{station}/recognitions", new { operationId = Caller.NewOperation, credential });
        return answer.Is(HttpStatusCode.OK).Json;
    }

    private static string Tile(JsonNode station)
    {
        const int Across = 1 << 13;
        var (lat, lon) = ((double)station["position"]!["lat"]!, (double)station["position"]!["lon"]!);
        var radians = lat * Math.PI / 180;
        var (x, y) = ((int)((lon + 180) / 360 * Across), (int)((1 - (Math.Asinh(Math.Tan(radians)) / Math.PI)) / 2 * Across));
        return string.Create(CultureInfo.InvariantCulture, $"13/{x}/{y}");
    }

    private object Reading(int port, string status, TimeSpan ahead = default) =>
        new { port, status, at = (api.Time.GetUtcNow() + ahead).UtcDateTime.ToString("O", CultureInfo.InvariantCulture) };

    private async Task<(string?, string?)> Problem(string station)
    {
        var first = (await Operator.Get($"/api/v1/stations/{station}/devices")).Is(HttpStatusCode.OK).Json["problems"]![0]!;
        return ((string?)first["fault"], (string?)first["detail"]);
    }

    private async Task<JsonNode> Detail(string station) => (await api.Anonymous().Get("/api/v1/stations/" + station)).Is(HttpStatusCode.OK).Json;

    private async Task<JsonNode> Nearby(string id) =>
        (await api.Anonymous().Get(Box)).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Single(station => (string)station!["id"]! == id)!;

    private async Task<Caller> SignIn(string stationId, string secret, string equipment) => api.With((string)(await api.Anonymous()
        .Post("/api/v1/auth/token", new { grant = "device", stationId, secret, equipment })).Is(HttpStatusCode.OK).Json["accessToken"]!);

    private async Task<Caller> Make(string id, int ports, object? hours = null)
    {
        (await Operator.Put("/api/v1/stations/" + id, Definition(ports, hours))).Is(HttpStatusCode.OK);
        return api.As("device", "device-" + id, DemoApiFixture.Xihu, id);
    }
}
