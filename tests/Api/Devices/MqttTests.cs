using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using MQTTnet.Formatter;
using RedStation.Api.Devices.Mqtt;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Devices;

/// <summary>The program with a broker for cabinets.</summary>
public sealed class MqttApiFixture : ApiFixture
{
    public MqttApiFixture() => Settings["RedStation:Mqtt:Port"] = "0";
}

/// <summary>Cabinets speak MQTT: each with its own topics, shown by its own connection, and told what to do.</summary>
public sealed class MqttTests(MqttApiFixture api) : IClassFixture<MqttApiFixture>
{
    private int Port => api.Service<MqttBroker>().Port!.Value;

    private Caller Operator => api.As("operator", "op-1", DemoApiFixture.Xihu);

    [Theory]
    [InlineData(MqttProtocolVersion.V311)]
    [InlineData(MqttProtocolVersion.V500)]
    public async Task Cabinet_TellsItsPorts_AndIsOfflineWhenItsConnectionIsLost(MqttProtocolVersion version)
    {
        var name = "mqtt-" + version.ToString().ToLowerInvariant();
        var secret = await Registered(name);
        await using var cabinet = new Cabinet(name, Port);
        Assert.True(await cabinet.Connect(secret, version: version));
        Assert.True(await cabinet.Subscribe(cabinet.Topic("commands")));
        await cabinet.Say("state", """{"state":"online","vendor":"某厂","model":"C4","firmware":"1.2.3"}""");
        await cabinet.Say("ports/1", """{"status":"available"}""");
        await cabinet.Say("ports/2", """{"status":"charging","at":"2026-11-24T04:00:00Z"}""");
        await cabinet.Say("ports/2", """{"status":"charging","at":"2026-11-24T04:00:00Z"}""");
        await cabinet.Say("meter/2", """{"energyWh":412.5,"powerW":120}""");
        // What was acknowledged is stored, and shown.
        Assert.Equal(["available", "charging"], await Shown(name));
        var seen = await Seen(name);
        Assert.Equal((true, "某厂", "1.2.3"), ((bool)seen["connected"]!, (string?)seen["vendor"], (string?)seen["firmware"]));
        Assert.Equal(version == MqttProtocolVersion.V500 ? "mqtt5" : "mqtt3.1.1", (string?)seen["protocol"]);

        await cabinet.DisposeAsync();
        await Until.True(async () => !(bool)(await Seen(name))["connected"]!, "the connection is lost");
        await Until.True(async () => (await Shown(name)).All(status => status == "offline"), "its ports are offline");

        await using var again = new Cabinet(name, Port);
        Assert.True(await again.Connect(secret, version: version));
        await again.Say("state", """{"state":"online"}""");
        Assert.Equal(["available", "charging"], await Shown(name));
    }

    [Fact]
    public async Task Cabinet_ThatWasNeverHeard_IsAskedForItsPorts()
    {
        var secret = await Registered("asked");
        await using var cabinet = new Cabinet("asked", Port);
        Assert.True(await cabinet.Connect(secret));
        Assert.True(await cabinet.Subscribe(cabinet.Topic("#")));
        await cabinet.Say("state", """{"state":"online"}""");

        await Until.True(() => cabinet.Asked > 0, "it is asked");
    }

    [Fact]
    public async Task Stranger_IsNotLetIn_AndADeviceSpeaksForItselfAlone()
    {
        var secret = await Registered("strict");
        var other = await Registered("strict-other");
        await using (var wrong = new Cabinet("strict", Port))
        {
            Assert.False(await wrong.Connect(other));
        }

        await using (var nobody = new Cabinet("nobody", Port))
        {
            Assert.False(await nobody.Connect(secret));
        }

        await using (var thief = new Cabinet("strict", Port))
        {
            Assert.False(await thief.Connect(secret, clientId: "strict-other"));
        }

        await using (var sleeper = new Cabinet("strict", Port))
        {
            Assert.False(await sleeper.Connect(secret, keepAlive: 3_600));
        }

        await using var cabinet = new Cabinet("strict", Port);
        Assert.True(await cabinet.Connect(secret));
        Assert.False(await cabinet.Subscribe("redstation/v1/strict-other/commands"));
        Assert.False(await cabinet.Subscribe("redstation/v1/+/commands"));
        Assert.False(await cabinet.Subscribe("#"));
        await cabinet.Publish("redstation/v1/strict-other/ports/1", """{"status":"available"}""");
        await cabinet.Publish("redstation/v1/strict/commands", """{"status":"available"}""");
        await cabinet.Say("ports/1", """{"status":"free"}""");
        await cabinet.Say("ports/9", """{"status":"available"}""");
        Assert.Equal(["offline", "offline"], await Shown("strict-other"));
        var faults = (await Seen("strict"))["problems"]!.AsArray().ToDictionary(
            problem => (string)problem!["fault"]!, problem => (int)problem!["count"]!);
        Assert.Equal(
            [("invalidField", 3), ("topicNotAllowed", 5), ("unknownConnector", 1), ("wrongSecret", 1)],
            faults.Select(fault => (fault.Key, fault.Value)).Order());
    }

    [Fact]
    public async Task WrongSecret_AgainAndAgain_IsLookedAtNoMore_AndTheRightOneIs()
    {
        var secret = await Registered("mqtt-guessed");
        for (var guess = 0; guess < 13; guess++)
        {
            await using var guesser = new Cabinet("mqtt-guessed", Port);
            Assert.False(await guesser.Connect("wrong"));
        }

        Assert.Equal(10, (int)Assert.Single((await Seen("mqtt-guessed"))["problems"]!.AsArray())!["count"]!);
        await using var cabinet = new Cabinet("mqtt-guessed", Port);
        Assert.True(await cabinet.Connect(secret));
    }

    [Fact]
    public async Task Command_ReachesTheCabinet_AndItsAnswerTheOperator()
    {
        var secret = await Registered("obey");
        await using var cabinet = new Cabinet("obey", Port);
        Assert.True(await cabinet.Connect(secret));
        Assert.Equal("unsupported", (string?)(await Command("obey", "unlock")).Json["outcome"]);
        Assert.True(await cabinet.Subscribe(cabinet.Topic("commands")));

        var done = (await Command("obey", "unlock")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("accepted", "好"), ((string?)done["outcome"], (string?)done["detail"]));
        var sent = cabinet.Commands.Last();
        Assert.Equal(("unlock", 1, (string?)done["commandId"]), ((string?)sent["command"], (int)sent["connector"]!, (string?)sent["id"]));
        cabinet.Answers = _ => "rejected";
        Assert.Equal("rejected", (string?)(await Command("obey", "reset")).Json["outcome"]);

        // Commands that are under way when the connection is lost may have been done or not; and so many may wait.
        cabinet.Answers = _ => null;
        var waiting = Enumerable.Range(0, 8).Select(number => Command("obey", "unlock", $"op-busy-{number / 2}")).ToList();
        await Until.True(() => cabinet.Commands.Count == 10, "all are sent");
        (await Command("obey", "unlock")).Refused(HttpStatusCode.Conflict, "too_many_commands");
        await cabinet.DisposeAsync();
        Assert.All(await Task.WhenAll(waiting), reply => Assert.Equal("timedOut", (string?)reply.Json["outcome"]));
        Assert.Equal("notConnected", (string?)(await Command("obey", "unlock")).Json["outcome"]);
    }

    [Fact]
    public async Task Door_IsShown_OpenedWithAReason_AndOfflineWhenItsConnectionIsLost()
    {
        await api.Station("door", 2);
        var secret = (string)(await Operator.Post("/api/v1/stations/door/equipment", new
        {
            operationId = Caller.NewOperation,
            kind = "mqtt",
            identity = "door",
            connectors = Array.Empty<object>(),
        })).Is(HttpStatusCode.Created).Json["secret"]!;
        await using var cabinet = new Cabinet("door", Port);
        Assert.True(await cabinet.Connect(secret));
        Assert.True(await cabinet.Subscribe(cabinet.Topic("commands")));
        Assert.DoesNotContain("openDoor", (await Seen("door"))["commands"]!.AsArray().Select(act => (string)act!));
        Assert.Equal(["connector"], (await Open("door", 1, "staff")).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        await cabinet.Say("doors/2", """{"state":"forced"}""");
        await cabinet.Say("doors/2", """{"state":"closed","at":"2026-11-24T04:00:00Z"}""");
        await cabinet.Say("doors/1", """{"state":"closed"}""");
        await cabinet.Say("doors/9", """{"state":"closed"}""");
        Assert.Equal(["1 closed", "2 forced"], await Doors());

        var opened = (await Open("door", 1, "staff")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("accepted", "staff"), ((string?)opened["outcome"], (string?)opened["reason"]));
        var sent = cabinet.Commands.Single();
        Assert.Equal(("openDoor", 1, "staff"), ((string?)sent["command"], (int)sent["connector"]!, (string?)sent["parameters"]!["reason"]));
        Assert.InRange(DateTimeOffset.Parse((string)sent["until"]!, CultureInfo.InvariantCulture) - DateTimeOffset.Parse(
            (string)opened["at"]!, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        Assert.Equal(["parameters.reason"], (await Open("door", 1, "burglary")).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Equal(["parameters.reason"], (await Open("door", 1, null)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Equal(["connector"], (await Open("door", 3, "staff")).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Equal("staff", (string?)(await Operator.Get("/api/v1/equipment/door/commands")).Json["items"]![0]!["reason"]);
        (await api.As("operator", "op-far", DemoApiFixture.Ningbo).Post("/api/v1/equipment/door/commands", new
        {
            operationId = Caller.NewOperation,
            command = "openDoor",
            connector = 1,
            parameters = new { reason = "staff" },
        })).Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.Single(cabinet.Commands);

        await cabinet.DisposeAsync();
        await Until.True(async () => (await Doors()).SequenceEqual(["1 offline", "2 offline"]), "the doors are offline");
        Assert.Equal("notConnected", (string?)(await Open("door", 1, "maintenance")).Json["outcome"]);

        Task<Reply> Open(string identity, int door, string? reason) => Operator.Post($"/api/v1/equipment/{identity}/commands", new
        {
            operationId = Caller.NewOperation,
            command = "openDoor",
            connector = door,
            parameters = reason is null ? null : new Dictionary<string, string> { ["reason"] = reason },
        });

        async Task<string[]> Doors() =>
            [.. (await Seen("door"))["doors"]!.AsArray().Select(door => $"{(int)door!["door"]!} {(string)door["state"]!}")];
    }

    [Fact]
    public async Task Device_ThatConnectsAnew_TakesTheOldConnectionsPlace_AndARenewedSecretEndsIt()
    {
        var secret = await Registered("anew");
        await using var first = new Cabinet("anew", Port);
        Assert.True(await first.Connect(secret));
        await first.Say("ports/1", """{"status":"available"}""");
        await using var second = new Cabinet("anew", Port);
        Assert.True(await second.Connect(secret));
        await Until.True(() => !first.IsConnected, "the first is closed");
        await second.Say("ports/1", """{"status":"charging"}""");
        Assert.Equal("charging", (await Shown("anew"))[0]);
        Assert.True((bool)(await Seen("anew"))["connected"]!);

        (await Operator.Post("/api/v1/equipment/anew/secret", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        await Until.True(() => !second.IsConnected, "the second is closed");
        await using var third = new Cabinet("anew", Port);
        Assert.False(await third.Connect(secret));
    }

    [Fact]
    public async Task Packet_ThatIsTooLarge_EndsItsOwnConnectionAlone_BeforeAnybodyHasSignedIn()
    {
        var secret = await Registered("small");
        await using var cabinet = new Cabinet("small", Port);
        Assert.True(await cabinet.Connect(secret));
        using var stranger = new TcpClient();
        await stranger.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
        // CONNECT, with a length of 256 MiB less one.
        await stranger.GetStream().WriteAsync(new byte[] { 0x10, 0xFF, 0xFF, 0xFF, 0x7F }, TestContext.Current.CancellationToken);
        Assert.Equal(0, await stranger.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken));

        await cabinet.Say("ports/1", """{"status":"available"}""");
        Assert.Equal("available", (await Shown("small"))[0]);
    }

    private async Task<string> Registered(string identity)
    {
        await api.Station(identity, 2);
        return (string)(await Operator.Post($"/api/v1/stations/{identity}/equipment", new
        {
            operationId = Caller.NewOperation,
            kind = "mqtt",
            identity,
            connectors = new[] { new { connector = 1, port = 1 }, new { connector = 2, port = 2 } },
        })).Is(HttpStatusCode.Created).Json["secret"]!;
    }

    private Task<Reply> Command(string identity, string command, string by = "op-1") => api.As("operator", by, DemoApiFixture.Xihu).Post(
        $"/api/v1/equipment/{identity}/commands", new { operationId = Caller.NewOperation, command, connector = 1 });

    private async Task<string[]> Shown(string station) =>
        [.. (await api.Anonymous().Get($"/api/v1/stations/{station}")).Json["ports"]!["items"]!.AsArray().Select(port => (string)port!["status"]!)];

    private async Task<JsonNode> Seen(string identity) => (await Operator.Get($"/api/v1/equipment/{identity}")).Is(HttpStatusCode.OK).Json;
}
