using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Devices;

/// <summary>Whole sessions, by chargers that somebody else's library plays in strict mode, as riders and operators see them.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class ChargingTests(DemoApiFixture api)
{
    private Caller Operator => api.As("operator", "op-ocpp", DemoApiFixture.Xihu);

    private string Now => api.Time.GetUtcNow().ToString("O");

    [Fact]
    public async Task Ocpp16_ACardCharges_OnceHoweverOftenItsStartIsTold_AndNobodyElsesSessionEnds()
    {
        using var charger = await PlayedCharger.Connect(api, "ocpp-card", "ocpp16", ports: 2);
        var rider = await Rider("ocpp-rider-1");
        await AddCard(rider, "04A1B2C3D4");
        var boot = await charger.Call("BootNotification", new { chargePointVendor = "Vendor", chargePointModel = "Two", firmwareVersion = "1.2.3" });
        Assert.Equal("Accepted", (string)boot["status"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", (string)boot["currentTime"]!);
        await charger.Call("StatusNotification", new { connectorId = 1, errorCode = "NoError", status = "Available" });
        await Shown("ocpp-card", 1, "available");
        Assert.Equal("Accepted", await Authorize(charger, "04a1b2c3d4"));
        Assert.Equal("Invalid", await Authorize(charger, "NOBODYS"));

        var start = new { connectorId = 1, idTag = "04A1B2C3D4", meterStart = 1000, timestamp = Now };
        var number = (int)(await charger.Call("StartTransaction", start))["transactionId"]!;
        Assert.Equal(number, (int)(await charger.Call("StartTransaction", start))["transactionId"]!);
        await charger.Call("StatusNotification", new { connectorId = 1, errorCode = "NoError", status = "Charging" });
        await charger.Call("MeterValues", Meter(number, "1.25", "kWh"));
        await Shown("ocpp-card", 1, "charging");
        var session = Assert.Single(await Sessions(rider))!;
        Assert.Equal(("charging", 250m, 1), ((string)session["status"]!, (decimal)session["energyWh"]!, (int)session["port"]!));
        Assert.Equal(["stop"], session["actions"]!.AsArray().Select(action => (string)action!));

        var refused = await charger.Call("StartTransaction", new { connectorId = 2, idTag = "NOBODYS", meterStart = 0, timestamp = Now });
        Assert.Equal("Invalid", (string)refused["idTagInfo"]!["status"]!);
        Assert.True((int)refused["transactionId"]! > 0);
        foreach (var stranger in (int[])[-1, 0, 2_000_000_000])
        {
            Assert.Equal("{}", (await charger.Call("StopTransaction", Stop(stranger, 9999))).ToJsonString());
        }

        Assert.Equal("charging", (string)(await Sessions(rider))[0]!["status"]!);
        await charger.Call("StopTransaction", Stop(number, 1400));
        await charger.Call("StopTransaction", Stop(number, 1400));
        var ended = Assert.Single(await Sessions(rider))!;
        Assert.Equal(("ended", 400m, "EVDisconnected"), ((string)ended["status"]!, (decimal)ended["energyWh"]!, (string)ended["reason"]!));
        Assert.Empty(ended["actions"]!.AsArray());
        Assert.False(ended.AsObject().ContainsKey("riderId"));

        var known = (await Operator.Get("/api/v1/equipment/ocpp-card")).Is(HttpStatusCode.OK).Json;
        Assert.True((bool)known["connected"]!);
        var diary = (await Operator.Get("/api/v1/equipment/ocpp-card/messages")).Is(HttpStatusCode.OK).Text;
        Assert.Contains("StartTransaction", diary, StringComparison.Ordinal);
        Assert.DoesNotContain("04A1B2", diary, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Ocpp16_APhoneStartsAndStops_AndTheChargerAnswersForIt()
    {
        using var charger = await PlayedCharger.Connect(api, "ocpp-phone", "ocpp16");
        var rider = await Rider("ocpp-rider-2");
        await charger.Call("StatusNotification", new { connectorId = 1, errorCode = "NoError", status = "Preparing" });
        var begin = new { operationId = Caller.NewOperation, stationId = "ocpp-phone", port = 1 };

        var started = (await rider.Post("/api/v1/sessions", begin)).Is(HttpStatusCode.OK);
        Assert.Equal("accepted", (string)started.Json["outcome"]!);
        Assert.Equal(started.Text, (await rider.Post("/api/v1/sessions", begin)).Text);
        var tag = (string)(await charger.Asked("RemoteStartTransaction"))["idTag"]!;
        Assert.Equal("Accepted", await Authorize(charger, tag));
        var begun = await charger.Call("StartTransaction", new { connectorId = 1, idTag = tag, meterStart = 0, timestamp = Now });
        var number = (int)begun["transactionId"]!;
        var session = Assert.Single(await Sessions(rider))!;
        var path = "/api/v1/sessions/" + (string)session["id"]!;

        (await (await Rider("ocpp-rider-3")).Get(path)).Refused(HttpStatusCode.NotFound, "session_not_found");
        (await (await Rider("ocpp-rider-3")).Post(path + "/stop", new { operationId = "1" })).Refused(HttpStatusCode.NotFound, "session_not_found");
        (await api.As("operator", "op-far", DemoApiFixture.Ningbo).Get(path)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await rider.Post(path + "/stop", new { begin.operationId })).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await api.As("rider", "ocpp-ghost").Post("/api/v1/sessions", begin)).Refused(HttpStatusCode.NotFound, "rider_not_found");
        (await Operator.Get(path)).Is(HttpStatusCode.OK);
        (await rider.Post(path + "/stop", new { operationId = "no good" })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        var stopped = (await rider.Post(path + "/stop", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        Assert.Equal("accepted", (string)stopped.Json["outcome"]!);
        Assert.Equal(number, (int)(await charger.Asked("RemoteStopTransaction"))["transactionId"]!);
        await charger.Call("StopTransaction", Stop(number, 380, "Remote"));
        (await rider.Post(path + "/stop", new { operationId = Caller.NewOperation })).Refused(HttpStatusCode.Conflict, "session_over");
        var commands = (await Operator.Get("/api/v1/equipment/ocpp-phone/commands")).Is(HttpStatusCode.OK);
        Assert.Equal(2, commands.Json["items"]!.AsArray().Count);
        Assert.DoesNotContain("ocpp-rider", commands.Text, StringComparison.Ordinal);
        Assert.Equal(380m, (decimal)(await rider.Get(path)).Is(HttpStatusCode.OK).Json["energyWh"]!);
    }

    [Fact]
    public async Task Ocpp201_AWholeTransaction_WithEventsTwiceAndOutOfTurn_EndsRight()
    {
        using var charger = await PlayedCharger.Connect(api, "ocpp-201", "ocpp201");
        var rider = await Rider("ocpp-rider-4");
        await AddCard(rider, "CAFE0201");
        var boot = await charger.Call("BootNotification", new { reason = "PowerUp", chargingStation = new { model = "Two", vendorName = "Vendor" } });
        Assert.Equal("Accepted", (string)boot["status"]!);
        await charger.Call("StatusNotification", new { timestamp = Now, connectorStatus = "Available", evseId = 1, connectorId = 1 });
        await Shown("ocpp-201", 1, "available");
        var token = new { idToken = "cafe0201", type = "ISO14443" };
        Assert.Equal("Accepted", (string)(await charger.Call("Authorize", new { idToken = token }))["idTokenInfo"]!["status"]!);
        var (begun, later) = (api.Time.GetUtcNow().AddHours(-3), api.Time.GetUtcNow().AddHours(-2));

        // The end first: the charger had no network, and its queue is not in order.
        var end = new { transactionId = "tx-1", stoppedReason = "Local" };
        await charger.Call("TransactionEvent", Event("Ended", 2, later, 2400m, end, null, offline: true));
        await charger.Call("TransactionEvent", Event("Updated", 1, begun.AddMinutes(30), 2100m, new { transactionId = "tx-1" }, null, offline: true));
        var first = Event("Started", 0, begun, 2000m, new { transactionId = "tx-1" }, token, offline: true);
        Assert.Equal("Accepted", (string)(await charger.Call("TransactionEvent", first))["idTokenInfo"]!["status"]!);
        await charger.Call("TransactionEvent", first);

        var session = Assert.Single(await Sessions(rider))!;
        Assert.Equal(("ended", 400m, "Local"), ((string)session["status"]!, (decimal)session["energyWh"]!, (string)session["reason"]!));
        Assert.Equal(TimeSpan.FromHours(1), (DateTimeOffset)session["endedAt"]! - (DateTimeOffset)session["startedAt"]!);

        var begin = new { operationId = Caller.NewOperation, stationId = "ocpp-201", port = 1 };
        Assert.Equal("accepted", (string)(await rider.Post("/api/v1/sessions", begin)).Is(HttpStatusCode.OK).Json["outcome"]!);
        Assert.Equal(1, (int)(await charger.Asked("RequestStartTransaction"))["evseId"]!);
    }

    [Fact]
    public async Task Ocpp201_TheSameNameOfATransaction_AtAnotherRegistration_IsAnotherSession_AndTheOldOneIsOver()
    {
        var (rider, other) = (await Rider("ocpp-rider-11"), await Rider("ocpp-rider-12"));
        await AddCard(rider, "CAFE0209");
        await AddCard(other, "CAFE020A");
        // At the same time too: nothing but the registration tells them apart.
        var (begun, at) = (new { transactionId = "1" }, api.Time.GetUtcNow().AddHours(-1));
        string path;
        using (var charger = await PlayedCharger.Connect(api, "ocpp-moved", "ocpp201"))
        {
            var token = new { idToken = "CAFE0209", type = "ISO14443" };
            await charger.Call("TransactionEvent", Event("Started", 0, at, 0m, begun, token, offline: false));
            await charger.Call("TransactionEvent", Event(
                "Started", 0, api.Time.GetUtcNow(), 0m, new { transactionId = "2" }, new { idToken = "NOBODYS", type = "ISO14443" }, offline: false));
            var session = Assert.Single(await Sessions(rider))!;
            path = $"/api/v1/sessions/{(string)session["id"]!}/stop";
            Assert.Equal(("lost", "stop"), ((string)session["status"]!, (string)Assert.Single(session["actions"]!.AsArray())!));
            var stopped = (await rider.Post(path, new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
            Assert.Equal("accepted", (string)stopped.Json["outcome"]!);
            Assert.Equal("1", (string)(await charger.Asked("RequestStopTransaction"))["transactionId"]!);
            (await Operator.Delete("/api/v1/equipment/ocpp-moved")).Is(HttpStatusCode.NoContent);
        }

        api.Time.Advance(TimeSpan.FromMinutes(1));
        (await Operator.Put("/api/v1/stations/ocpp-moved-to", new
        {
            operationId = Caller.NewOperation,
            name = "别处",
            position = DemoApiFixture.PlaceInXihu,
            ports = 1,
        })).Is(HttpStatusCode.OK);
        var key = await PlayedCharger.Register(Operator, "ocpp-moved-to", "ocpp201", 1, "ocpp-moved");
        using var moved = new PlayedCharger(api.Anonymous().Client.BaseAddress!, "ocpp-moved", key, "ocpp2.0.1");
        Assert.NotNull((await moved.Next())["connected"]);
        var others = new { idToken = "CAFE020A", type = "ISO14443" };
        await moved.Call("TransactionEvent", Event("Started", 0, at, 0m, begun, others, offline: false));

        Assert.Equal("ocpp-moved-to", (string)Assert.Single(await Sessions(other))!["stationId"]!);
        Assert.Equal("lost", (string)Assert.Single(await Sessions(rider))!["status"]!);
        (await rider.Post(path, new { operationId = Caller.NewOperation })).Refused(HttpStatusCode.Conflict, "session_over");
        var commands = (await Operator.Get("/api/v1/equipment/ocpp-moved/commands")).Is(HttpStatusCode.OK);
        Assert.Empty(commands.Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Card_ThatIsBlocked_OrWhoseRiderIs_ChargesNoMore_AtOnce()
    {
        using var charger = await PlayedCharger.Connect(api, "ocpp-blocked", "ocpp16");
        var (rider, other) = (await Rider("ocpp-rider-5"), await Rider("ocpp-rider-6"));
        var card = await AddCard(rider, "B10C4ED0");
        var path = "/api/v1/riders/me/cards/" + (string)card["id"]!;
        Assert.Equal(("4ED0", "active"), ((string)card["ending"]!, (string)card["status"]!));
        Assert.Equal("Accepted", await Authorize(charger, "B10C4ED0"));
        (await other.Post("/api/v1/riders/me/cards", new { operationId = Caller.NewOperation, number = "b10c4ed0", label = "x" }))
            .Refused(HttpStatusCode.Conflict, "card_taken");
        (await other.Put(path, new { operationId = Caller.NewOperation, status = "blocked" })).Refused(HttpStatusCode.NotFound, "card_not_found");
        (await other.Delete(path)).Refused(HttpStatusCode.NotFound, "card_not_found");

        var block = new { operationId = Caller.NewOperation, status = "lost" };
        Assert.Equal("lost", (string)(await rider.Put(path, block)).Is(HttpStatusCode.OK).Json["status"]!);
        Assert.Equal("Blocked", await Authorize(charger, "B10C4ED0"));
        (await rider.Put(path, new { block.operationId, status = "active" })).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await rider.Put(path, new { operationId = Caller.NewOperation, status = "active" })).Is(HttpStatusCode.OK);
        Assert.Equal("Accepted", await Authorize(charger, "B10C4ED0"));

        await Block("ocpp-rider-5", true);
        Assert.Equal("Blocked", await Authorize(charger, "B10C4ED0"));
        (await rider.Post("/api/v1/sessions", new { operationId = Caller.NewOperation, stationId = "ocpp-blocked", port = 1 }))
            .Refused(HttpStatusCode.Forbidden, "rider_blocked");
        await Block("ocpp-rider-5", false);
        (await rider.Delete(path)).Is(HttpStatusCode.NoContent);
        Assert.Equal("Invalid", await Authorize(charger, "B10C4ED0"));
        Assert.Empty((await rider.Get("/api/v1/riders/me/cards")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Charger_ThatDoesNotAnswer_TakesSoManyCommands_AndNoMore()
    {
        var charger = await PlayedCharger.Connect(api, "ocpp-mute", "ocpp16", answers: false);
        var rider = await Rider("ocpp-rider-8");
        await AddCard(rider, "04FFEE00");
        await charger.Call("StartTransaction", new { connectorId = 1, idTag = "04FFEE00", meterStart = 0, timestamp = Now });
        var path = "/api/v1/sessions/" + (string)(await Sessions(rider))[0]!["id"]!;

        var asked = Enumerable.Range(0, 12).Select(number => rider.Post(
            "/api/v1/sessions", new { operationId = $"mute-{number}", stationId = "ocpp-mute", port = 1 })).ToList();
        (await await Task.WhenAny(asked)).Refused(HttpStatusCode.Conflict, "too_many_commands");
        (await rider.Post(path + "/stop", new { operationId = "mute-stop" })).Refused(HttpStatusCode.Conflict, "too_many_commands");
        // Others still find a place.
        var other = (await Rider("ocpp-rider-9")).Post(
            "/api/v1/sessions", new { operationId = "mute-other", stationId = "ocpp-mute", port = 1 });
        await Until.True(
            async () => (await Operator.Get("/api/v1/equipment/ocpp-mute/commands")).Json["items"]!.AsArray().Count == 3,
            "another's start waits too");
        charger.Dispose();
        Assert.Equal("timedOut", (string?)(await other).Is(HttpStatusCode.OK).Json["outcome"]);

        // The line is gone, and with it whatever was asked: nobody waits on.
        Assert.All(
            await Task.WhenAll(asked),
            reply => Assert.True(reply.Code == "too_many_commands" || (string)reply.Json["outcome"]! == "timedOut", reply.Text));
    }

    [Fact]
    public async Task Cards_AreLimited_AndInputNamesItsField()
    {
        var rider = await Rider("ocpp-rider-7");
        (await rider.Post("/api/v1/riders/me/cards", new { operationId = Caller.NewOperation, number = "a b", label = "" }))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
        for (var card = 0; card < Contracts.Limits.ChargingCards; card++)
        {
            await AddCard(rider, $"10000{card}");
        }

        (await rider.Post("/api/v1/riders/me/cards", new { operationId = Caller.NewOperation, number = "999999", label = "x" }))
            .Refused(HttpStatusCode.Conflict, "too_many_cards");
        (await rider.Post("/api/v1/sessions", new { operationId = Caller.NewOperation, stationId = "nowhere", port = 1 }))
            .Refused(HttpStatusCode.NotFound, "station_not_found");
        (await rider.Post("/api/v1/sessions", new { operationId = Caller.NewOperation, stationId = "nowhere", port = 0 }))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
        await api.Station("ocpp-none", 1);
        (await rider.Post("/api/v1/sessions", new { operationId = Caller.NewOperation, stationId = "ocpp-none", port = 1 }))
            .Refused(HttpStatusCode.Conflict, "not_started_by_phone");
        await api.Report("ocpp-none", 1, "available");
        var holder = await Rider("ocpp-holder");
        var held = (await holder.Post("/api/v1/stations/ocpp-none/reservations", new { operationId = Caller.NewOperation }))
            .Is(HttpStatusCode.Created);
        (await rider.Post("/api/v1/sessions", new { operationId = Caller.NewOperation, stationId = "ocpp-none", port = 1 }))
            .Refused(HttpStatusCode.Conflict, "no_free_port");
        // Whose hold it is goes on to the charger, of which there is none here.
        (await holder.Post("/api/v1/sessions", new { operationId = Caller.NewOperation, stationId = "ocpp-none", port = 1 }))
            .Refused(HttpStatusCode.Conflict, "not_started_by_phone");
        (await holder.Delete($"/api/v1/stations/ocpp-none/reservations/{held.Json["reservationId"]}")).Is(HttpStatusCode.NoContent);
        await api.Station("ocpp-none", 1, api.ShutNow());
        (await rider.Post("/api/v1/sessions", new { operationId = Caller.NewOperation, stationId = "ocpp-none", port = 1 }))
            .Refused(HttpStatusCode.Conflict, "station_closed");
        (await rider.Get("/api/v1/riders/me/sessions?limit=0")).Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    /// <summary>A rider of this test's own; asking makes them known.</summary>
    private async Task<Caller> Rider(string id)
    {
        var rider = api.As("rider", id);
        (await rider.Get("/api/v1/riders/me")).Is(HttpStatusCode.OK);
        return rider;
    }

    private async Task Block(string rider, bool blocked)
    {
        var standing = new { operationId = Caller.NewOperation, blocked, skills = Array.Empty<string>() };
        (await api.As("admin", "admin-ocpp").Put($"/api/v1/riders/{rider}/standing", standing)).Is(HttpStatusCode.OK);
    }

    private static async Task<JsonNode> AddCard(Caller rider, string number)
    {
        var add = new { operationId = Caller.NewOperation, number, label = "蓝卡" };
        var added = (await rider.Post("/api/v1/riders/me/cards", add)).Is(HttpStatusCode.Created);
        Assert.Equal(added.Text, (await rider.Post("/api/v1/riders/me/cards", add)).Text);
        return added.Json;
    }

    private static async Task<string> Authorize(PlayedCharger charger, string idTag) =>
        (string)(await charger.Call("Authorize", new { idTag }))["idTagInfo"]!["status"]!;

    private static async Task<JsonArray> Sessions(Caller rider) =>
        (await rider.Get("/api/v1/riders/me/sessions")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();

    private object Meter(int transactionId, string value, string unit) => new
    {
        connectorId = 1,
        transactionId,
        meterValue = new[]
        {
            new { timestamp = Now, sampledValue = new[] { new { value, measurand = "Energy.Active.Import.Register", unit } } },
        },
    };

    private object Stop(int transactionId, int meterStop, string reason = "EVDisconnected") =>
        new { transactionId, meterStop, timestamp = Now, reason };

    private static object Event(
        string eventType, int seqNo, DateTimeOffset at, decimal wh, object transactionInfo, object? idToken, bool offline) => idToken is null
        ? new
        {
            eventType,
            seqNo,
            timestamp = at.ToString("O"),
            triggerReason = "Trigger",
            transactionInfo,
            offline,
            evse = new { id = 1, connectorId = 1 },
            meterValue = Values(at, wh),
        }
        : new
        {
            eventType,
            seqNo,
            timestamp = at.ToString("O"),
            triggerReason = "Authorized",
            transactionInfo,
            idToken,
            offline,
            evse = new { id = 1, connectorId = 1 },
            meterValue = Values(at, wh),
        };

    private static object[] Values(DateTimeOffset at, decimal value) =>
        [new { timestamp = at.ToString("O"), sampledValue = new[] { new { value } } }];

    private async Task Shown(string station, int port, string status)
    {
        var shown = "";
        await Until.True(
            async () =>
            {
                shown = (await api.Anonymous().Get("/api/v1/stations/" + station)).Text;
                return (string?)JsonNode.Parse(shown)!["ports"]!["items"]![port - 1]!["status"] == status;
            },
            () => $"port {port} to be {status}: {shown}");
    }
}
