using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Devices;

/// <summary>An operator registers devices, sees what is known of them, and has them do things.</summary>
public sealed class EquipmentEndpointTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private Caller Operator => api.As("operator", "op-1", DemoApiFixture.Xihu);

    private Caller Stranger => api.As("operator", "op-2", DemoApiFixture.Ningbo);

    [Fact]
    public async Task Registration_IsOnce_ShowsItsSecretOnce_AndKeepsPortsAndIdentitiesApart()
    {
        await api.Station("reg", 3);
        var body = Body("reg-1", "mqtt", (1, 1));
        var made = (await Operator.Post(Equipment("reg"), body)).Is(HttpStatusCode.Created);
        Assert.Equal("no-store", made.Headers.CacheControl!.ToString());
        Assert.Equal(made.Text, (await Operator.Post(Equipment("reg"), body)).Text);
        var secret = (string)made.Json["secret"]!;
        Assert.DoesNotContain(secret, (await Operator.Get(Equipment("reg"))).Text, StringComparison.Ordinal);
        var key = (string)(await Operator.Post(Equipment("reg"), Body("reg-2", "ocpp16", (1, 2)))).Is(HttpStatusCode.Created).Json["secret"]!;
        Assert.Matches("^[0-9a-f]{40}$", key);

        (await Operator.Post(Equipment("reg"), body with { Kind = "http" })).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await Operator.Post(Equipment("reg"), Body("reg-1", "mqtt", (1, 3)))).Refused(HttpStatusCode.Conflict, "identity_taken");
        (await Operator.Post(Equipment("reg"), Body("reg-3", "mqtt", (1, 1)))).Refused(HttpStatusCode.Conflict, "port_taken");
        (await Operator.Post(Equipment("ghost"), Body("reg-4", "mqtt", (1, 1)))).Refused(HttpStatusCode.NotFound, "station_not_found");
        (await Operator.Get(Equipment("ghost"))).Refused(HttpStatusCode.NotFound, "station_not_found");
        (await Stranger.Post(Equipment("reg"), Body("reg-4", "mqtt", (1, 3)))).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await Stranger.Get(Equipment("reg"))).Refused(HttpStatusCode.Forbidden, "not_allowed");
        api.Time.Advance(TimeSpan.FromHours(25));
        (await Operator.Post(Equipment("reg"), body)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");

        var listed = (await Operator.Get(Equipment("reg"))).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal(["reg-1", "reg-2"], listed.Select(item => (string)item!["identity"]!));
        Assert.Equal("""[{"connector":1,"port":2}]""", listed[1]!["connectors"]!.ToJsonString());
        Assert.Equal((false, null), ((bool)listed[0]!["connected"]!, (string?)listed[0]!["heardAt"]));
        Assert.Equal("""["changeConnectors","renewSecret","retire"]""", listed[0]!["actions"]!.ToJsonString());
        Assert.DoesNotContain(api.Log.All, line => line.Contains(secret, StringComparison.Ordinal) || line.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "operationId": "1", "kind": "mqtt", "identity": "a b", "connectors": [ { "connector": 1, "port": 1 } ] }""", "identity")]
    [InlineData("""{ "operationId": "1", "kind": "mqtt", "identity": "reader", "connectors": [ { "connector": 1, "port": 1 } ] }""", "identity")]
    [InlineData("""{ "operationId": "1", "identity": "x", "connectors": [ { "connector": 1, "port": 1 } ] }""", "kind")]
    [InlineData("""{ "operationId": "1", "kind": "http", "identity": "x", "connectors": [] }""", "connectors")]
    [InlineData(
        """{ "operationId": "1", "kind": "mqtt", "identity": "x", "connectors": [ { "connector": 0, "port": 1 } ] }""", "connectors[0].connector")]
    [InlineData("""{ "operationId": "1", "kind": "mqtt", "identity": "x", "connectors": [ { "connector": 1, "port": 3 } ] }""", "connectors[0].port")]
    [InlineData(
        """{ "operationId": "1", "kind": "mqtt", "identity": "x", "connectors": [ { "connector": 1, "port": 1 }, { "connector": 1, "port": 2 } ] }""",
        "connectors")]
    [InlineData("""{ "operationId": "", "kind": "mqtt", "identity": "x", "connectors": [ { "connector": 1, "port": 1 } ] }""", "operationId")]
    public async Task Registration_ThatIsWrong_NamesTheFieldAndChangesNothing(string body, string field)
    {
        await api.Station("wrong", 2);
        var refused = (await Operator.Post(Equipment("wrong"), body)).Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Equal([field], refused.Fields);
        Assert.Empty((await Operator.Get(Equipment("wrong"))).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Station_HasSoManyDevicesAtMost_AndNoneOnceItIsRetired()
    {
        await api.Station("crowd", 64);
        for (var number = 1; number <= 64; number++)
        {
            (await Operator.Post(Equipment("crowd"), Body($"crowd-{number}", "http", (1, number)))).Is(HttpStatusCode.Created);
        }

        (await Operator.Delete("/api/v1/equipment/crowd-1")).Is(HttpStatusCode.NoContent);
        (await Operator.Post(Equipment("crowd"), Body("crowd-65", "http", (1, 1)))).Is(HttpStatusCode.Created);
        (await Operator.Post(Equipment("crowd"), Body("crowd-66", "http", (1, 2)))).Refused(HttpStatusCode.Conflict, "too_many_equipment");
        (await Operator.Delete("/api/v1/stations/crowd")).Is(HttpStatusCode.NoContent);
        (await Operator.Post(Equipment("crowd"), Body("crowd-67", "http", (1, 1)))).Refused(HttpStatusCode.Gone, "station_retired");
    }

    [Fact]
    public async Task HttpDevice_SignsInByItsOwnSecret_SpeaksForItsOwnPorts_AndItsOperatorSeesWhatIsRefused()
    {
        await api.Station("cab", 2);
        var secret = await Registered("cab", "cab-1", "http", (7, 1));
        var stationSecret = (string)(await Operator.Post("/api/v1/stations/cab/device-secret", new { operationId = "1" })).Json["secret"]!;
        (await SignIn(new { grant = "device", identity = "cab-1", secret = stationSecret })).Refused(HttpStatusCode.Unauthorized, "sign_in_failed");
        (await SignIn(new { grant = "device", identity = "nobody", secret })).Refused(HttpStatusCode.Unauthorized, "sign_in_failed");
        (await SignIn(new { grant = "device", identity = "a b", secret })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        var device = await Device("cab-1", secret);
        var station = api.With(
            (string)(await SignIn(new { grant = "device", stationId = "cab", secret = stationSecret })).Is(HttpStatusCode.OK).Json["accessToken"]!);

        var report = (await Report(device, "cab", (7, "charging"), (8, "available"))).Is(HttpStatusCode.OK).Json;
        Assert.Equal((1, "[8]", "[]"), ((int)report["applied"]!, report["unknownPorts"]!.ToJsonString(), report["silentPorts"]!.ToJsonString()));
        var others = (await Report(station, "cab", (1, "available"), (2, "available"))).Is(HttpStatusCode.OK).Json;
        Assert.Equal((1, "[1]"), ((int)others["applied"]!, others["unknownPorts"]!.ToJsonString()));
        var ports = (await api.Anonymous().Get("/api/v1/stations/cab")).Json["ports"]!["items"]!.AsArray();
        Assert.Equal(["charging", "available"], ports.Select(port => (string)port!["status"]!));
        (await device.Post("/api/v1/stations/cab/recognitions", new { operationId = "1", credential = "x" }))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await Report(device, "cab", TimeSpan.FromHours(8), (7, "available"))).Refused(HttpStatusCode.BadRequest, "invalid_input");

        var seen = (await Operator.Get("/api/v1/equipment/cab-1")).Is(HttpStatusCode.OK).Json;
        Assert.True((bool)seen["connected"]!);
        Assert.Equal(["timeAhead", "unknownConnector", "wrongSecret"], seen["problems"]!.AsArray().Select(problem => (string)problem!["fault"]!));
        var refused = await Messages("cab-1", "?refused=true");
        Assert.Equal(["timeAhead", "unknownConnector", "wrongSecret"], refused.Select(message => (string)message["fault"]!));
        Assert.Equal(["7 charging, 8 available"], (await Messages("cab-1", "?kind=ports&refused=false")).Select(message => (string)message["text"]!));
        var file = (await Operator.Get("/api/v1/equipment/cab-1/messages?format=csv")).Is(HttpStatusCode.OK).Text;
        Assert.Contains("in,ports,\"7 charging, 8 available\",\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, file, StringComparison.Ordinal);
        (await Operator.Get("/api/v1/equipment/cab-1/messages?refused=yes")).Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Fact]
    public async Task Secret_WhenRenewed_EndsWhatTheDeviceWasSignedInWith_AndSoDoesRetiring()
    {
        await api.Station("renew", 1);
        var first = await Registered("renew", "renew-1", "http", (1, 1));
        var before = await Device("renew-1", first);
        var renewal = new { operationId = Caller.NewOperation };
        var given = (await Operator.Post("/api/v1/equipment/renew-1/secret", renewal)).Is(HttpStatusCode.OK);
        Assert.Equal(given.Text, (await Operator.Post("/api/v1/equipment/renew-1/secret", renewal)).Text);

        (await Report(before, "renew", (1, "available"))).Is(HttpStatusCode.Unauthorized);
        (await SignIn(new { grant = "device", identity = "renew-1", secret = first })).Refused(HttpStatusCode.Unauthorized, "sign_in_failed");
        var after = await Device("renew-1", (string)given.Json["secret"]!);
        (await Report(after, "renew", (1, "available"))).Is(HttpStatusCode.OK);
        (await Operator.Post("/api/v1/equipment/renew-1/secret", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        (await Operator.Post("/api/v1/equipment/renew-1/secret", renewal)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");

        (await Operator.Delete("/api/v1/equipment/renew-1")).Is(HttpStatusCode.NoContent);
        (await Operator.Delete("/api/v1/equipment/renew-1")).Refused(HttpStatusCode.NotFound, "equipment_not_found");
        (await Operator.Get("/api/v1/equipment/renew-1")).Refused(HttpStatusCode.NotFound, "equipment_not_found");
        await Registered("renew", "renew-1", "mqtt", (1, 1));
        Assert.Equal("mqtt", (string?)(await Operator.Get("/api/v1/equipment/renew-1")).Json["kind"]);
    }

    [Fact]
    public async Task Connectors_CanBeChanged_ToPortsThatAreFree()
    {
        await api.Station("move", 3);
        await Registered("move", "move-1", "http", (1, 1));
        await Registered("move", "move-2", "http", (1, 2));
        var body = new { operationId = Caller.NewOperation, connectors = new[] { new { connector = 1, port = 3 } } };
        var changed = (await Operator.Put("/api/v1/equipment/move-1/connectors", body)).Is(HttpStatusCode.OK).Json;
        Assert.Equal("""[{"connector":1,"port":3}]""", changed["connectors"]!.ToJsonString());
        (await Operator.Put("/api/v1/equipment/move-1/connectors", body)).Is(HttpStatusCode.OK);
        (await Operator.Put("/api/v1/equipment/move-2/connectors", body)).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await Operator.Put("/api/v1/equipment/move-2/connectors", body with { operationId = Caller.NewOperation }))
            .Refused(HttpStatusCode.Conflict, "port_taken");
        (await Operator.Post("/api/v1/equipment/move-1/secret", new { body.operationId })).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await Operator.Put("/api/v1/equipment/move-1/connectors", new { operationId = "x" })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        api.Time.Advance(TimeSpan.FromDays(2));
        (await Operator.Put("/api/v1/equipment/move-1/connectors", body)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");
    }

    [Fact]
    public async Task Command_ToADeviceThatCannotBeCalled_SaysSo_AndIsKept()
    {
        await api.Station("cmd", 1);
        await Registered("cmd", "cmd-1", "mqtt", (4, 1));
        var body = new { operationId = Caller.NewOperation, command = "unlock", connector = 4, parameters = new { idTag = "12345678" } };
        var first = (await Operator.Post("/api/v1/equipment/cmd-1/commands", body)).Is(HttpStatusCode.OK);
        Assert.Equal(first.Text, (await Operator.Post("/api/v1/equipment/cmd-1/commands", body)).Text);
        Assert.Equal(("notConnected", "op-1"), ((string?)first.Json["outcome"], (string?)first.Json["by"]));
        (await Operator.Post("/api/v1/equipment/cmd-1/commands", body with { command = "reset" }))
            .Refused(HttpStatusCode.Conflict, "operation_id_reused");
        var wrong = await Operator.Post("/api/v1/equipment/cmd-1/commands", new { operationId = "x", command = "unlock", connector = 5 });
        Assert.Equal(["connector"], wrong.Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);

        var kept = (await Operator.Get("/api/v1/equipment/cmd-1/commands")).Is(HttpStatusCode.OK);
        Assert.Equal("unlock", (string?)Assert.Single(kept.Json["items"]!.AsArray())!["act"]);
        Assert.DoesNotContain("12345678", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", (await Operator.Get("/api/v1/equipment/cmd-1/messages")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("GET", "/messages")]
    [InlineData("GET", "/commands")]
    [InlineData("POST", "/commands")]
    [InlineData("POST", "/secret")]
    [InlineData("PUT", "/connectors")]
    public async Task Device_OfNobodyOrOfAnotherDistrict_IsNotTouched(string method, string path)
    {
        await api.Station("far", 1);
        await Operator.Post(Equipment("far"), Body("far-1", "mqtt", (1, 1)));
        var body = new
        {
            operationId = Caller.NewOperation,
            command = "reset",
            connectors = new[] { new { connector = 1, port = 1 } },
        };
        object? content = path switch
        {
            "/commands" when method == "POST" => new { body.operationId, body.command },
            "/secret" => new { body.operationId },
            "/connectors" => new { body.operationId, body.connectors },
            _ => null,
        };
        Task<Reply> Call(Caller caller, string identity) => method switch
        {
            "GET" => caller.Get($"/api/v1/equipment/{identity}{path}"),
            "DELETE" => caller.Delete($"/api/v1/equipment/{identity}{path}"),
            "PUT" => caller.Put($"/api/v1/equipment/{identity}{path}", content),
            _ => caller.Post($"/api/v1/equipment/{identity}{path}", content),
        };

        (await Call(Stranger, "far-1")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await Call(Operator, "nobody")).Refused(HttpStatusCode.NotFound, "equipment_not_found");
        (await Call(api.As("rider", "r-1"), "far-1")).Is(HttpStatusCode.Forbidden);
        (await Call(api.Anonymous(), "far-1")).Is(HttpStatusCode.Unauthorized);
        if (method is "POST" or "PUT")
        {
            (await Call(Operator, "far-1")).Is(HttpStatusCode.OK);
        }
    }

    private static string Equipment(string station) => $"/api/v1/stations/{station}/equipment";

    private static RegisterBody Body(string identity, string kind, params (int Connector, int Port)[] connectors) => new(
        Caller.NewOperation, kind, identity, [.. connectors.Select(entry => new ConnectorBody(entry.Connector, entry.Port))]);

    private async Task<string> Registered(string station, string identity, string kind, params (int Connector, int Port)[] connectors) =>
        (string)(await Operator.Post(Equipment(station), Body(identity, kind, connectors))).Is(HttpStatusCode.Created).Json["secret"]!;

    private Task<Reply> SignIn(object body) => api.Anonymous().Post("/api/v1/auth/token", body);

    private async Task<Caller> Device(string identity, string secret) =>
        api.With((string)(await SignIn(new { grant = "device", identity, secret })).Is(HttpStatusCode.OK).Json["accessToken"]!);

    private Task<Reply> Report(Caller device, string station, params (int Port, string Status)[] ports) =>
        Report(device, station, TimeSpan.Zero, ports);

    private Task<Reply> Report(Caller device, string station, TimeSpan ahead, params (int Port, string Status)[] ports) =>
        device.Post($"/api/v1/stations/{station}/ports:report", new
        {
            operationId = Caller.NewOperation,
            ports = ports.Select(entry => new { port = entry.Port, status = entry.Status, at = api.Time.GetUtcNow() + ahead }),
        });

    private async Task<IReadOnlyList<JsonNode>> Messages(string identity, string query)
    {
        var listed = (await Operator.Get($"/api/v1/equipment/{identity}/messages{query}")).Is(HttpStatusCode.OK);
        return [.. listed.Json["items"]!.AsArray().Select(item => item!)];
    }

    private sealed record RegisterBody(string OperationId, string Kind, string Identity, ConnectorBody[] Connectors);

    private sealed record ConnectorBody(int Connector, int Port);
}
