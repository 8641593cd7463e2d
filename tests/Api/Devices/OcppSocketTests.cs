using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Devices;

/// <summary>Who gets onto a charger's line, and that nothing a charger sends ends it or goes without answer.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class OcppSocketTests(DemoApiFixture api)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Caller Operator => api.As("operator", "op-ocpp", DemoApiFixture.Xihu);

    private Uri Address(string identity) => new UriBuilder(api.Anonymous().Client.BaseAddress!) { Scheme = "ws", Path = "/ocpp/" + identity }.Uri;

    [Fact]
    public async Task Handshake_LetsOnlyTheRegisteredWithTheirKeyIn()
    {
        var key = await Registered("ocpp-door");

        Assert.Equal(HttpStatusCode.NotFound, await Refused("ocpp-nobody", key));
        Assert.Equal(HttpStatusCode.NotFound, await Refused("a%2Fb", key));
        Assert.Equal(HttpStatusCode.Unauthorized, await Refused("ocpp-door", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Refused("ocpp-door", new string('0', 40)));
        Assert.Equal(HttpStatusCode.UpgradeRequired, (await api.Anonymous().Get("/ocpp/ocpp-door")).Status);
        using (var stranger = await Open("ocpp-door", key, "ocpp2.0.1"))
        {
            // Let in without a protocol, and shown out.
            Assert.True(string.IsNullOrEmpty(stranger.SubProtocol));
            Assert.Equal(WebSocketMessageType.Close, (await stranger.ReceiveAsync(new byte[100], Stop)).MessageType);
        }

        using var charger = await Open("ocpp-door", key);
        Assert.Equal("ocpp1.6", charger.SubProtocol);
        using var digits = await Open("ocpp-door", key, asText: true);
        Assert.Equal("ocpp1.6", digits.SubProtocol);
        await Until.True(
            async () =>
            {
                var faults = (await Operator.Get("/api/v1/equipment/ocpp-door")).Is(HttpStatusCode.OK).Text;
                return faults.Contains("wrongSecret", StringComparison.Ordinal) && faults.Contains("wrongKind", StringComparison.Ordinal);
            },
            "the operator to be shown who was refused");
    }

    [Fact]
    public async Task WrongKey_AgainAndAgain_MustWait_AndTheRightOneNeedNot()
    {
        var key = await Registered("ocpp-guessed");
        for (var guess = 0; guess < 10; guess++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await Refused("ocpp-guessed", new string('0', 40)));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Refused("ocpp-guessed", new string('0', 40)));
        using var charger = await Open("ocpp-guessed", key);
        Assert.Contains("currentTime", await Ask(charger, """[2,"1","Heartbeat",{}]"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondConnection_TakesOverTheFirst()
    {
        var key = await Registered("ocpp-twice");
        using var first = await Open("ocpp-twice", key);
        Assert.Contains("currentTime", await Ask(first, """[2,"1","Heartbeat",{}]"""), StringComparison.Ordinal);

        using var second = await Open("ocpp-twice", key);

        Assert.Equal(WebSocketMessageType.Close, (await first.ReceiveAsync(new byte[100], Stop)).MessageType);
        Assert.Contains("currentTime", await Ask(second, """[2,"1","Heartbeat",{}]"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MalformedMessages_GetTheirErrors_AndTheLineGoesOn()
    {
        var key = await Registered("ocpp-rough");
        using var charger = await Open("ocpp-rough", key);
        foreach (var (sent, id, code) in ((string, string, string)[])
        [
            ("nonsense", "-1", "FormationViolation"),
            ("{}", "-1", "FormationViolation"),
            ("""[7,"1"]""", "-1", "ProtocolError"),
            ("""[2,"1","Heartbeat"]""", "1", "FormationViolation"),
            ("""[2,"2","Heartbeat",[]]""", "2", "FormationViolation"),
            ("""[2,"3","Fly",{}]""", "3", "NotImplemented"),
            ("""[2,"4","SignCertificate",{}]""", "4", "NotSupported"),
            ("""[2,"5","Authorize",{}]""", "5", "OccurenceConstraintViolation"),
            ("""[2,"6","Authorize",{"idTag":1}]""", "6", "TypeConstraintViolation"),
            ("""[2,"7","Authorize",{"idTag":"123456789012345678901"}]""", "7", "PropertyConstraintViolation"),
            ("""[2,"7a","StartTransaction",{"connectorId":65,"idTag":"1","meterStart":0,"timestamp":"2026-11-30T04:00:00Z"}]""",
                "7a", "PropertyConstraintViolation"),
            ("""[2,"7b","MeterValues",{"connectorId":65,"transactionId":1,"meterValue":[{"timestamp":"2026-11-30T04:00:00Z","sampledValue":[]}]}]""",
                "7b", "PropertyConstraintViolation"),
            ("""[2,"8","Authorize",{"idTag":"1","more":1}]""", "8", "FormationViolation"),
            ("""[2,"9","Heartbeat",{"a":""" + new string('[', 100), "9", "FormationViolation"),
            ($"[2,\"{new string('i', 37)}\",\"Heartbeat\",{{}}]", "-1", "FormationViolation"),
            (new string(' ', 70_000), "-1", "FormationViolation"),
        ])
        {
            var answer = JsonNode.Parse(await Ask(charger, sent))!;
            Assert.True(
                ((int)answer[0]!, (string)answer[1]!, (string)answer[2]!) == (4, id, code) && answer[4] is JsonObject,
                $"{sent[..Math.Min(sent.Length, 80)]}: {answer.ToJsonString()}");
        }

        // Answers to nothing are left alone.
        await Send(charger, """[3,"unasked",{}]""");
        await Send(charger, """[4,"unasked","GenericError","",{}]""");
        await Send(charger, """[3,5,{}]""");
        Assert.Contains("currentTime", await Ask(charger, """[2,"10","Heartbeat",{}]"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ocpp201_AnEvseThatNoChargerHas_IsRefused()
    {
        var key = await Registered("ocpp-evse", "ocpp201");
        using var charger = await Open("ocpp-evse", key, "ocpp2.0.1");
        foreach (var (evse, code) in ((int, int)[])[(65, 4), (64, 3)])
        {
            var answer = JsonNode.Parse(await Ask(charger, $$$"""
                [2,"1","TransactionEvent",{"eventType":"Started","timestamp":"2026-11-30T04:00:00Z","triggerReason":"Trigger","seqNo":0,
                "transactionInfo":{"transactionId":"t"},"evse":{"id":{{{evse}}}}}]
                """))!;
            Assert.True((int)answer[0]! == code && (code == 3 || (string)answer[2]! == "PropertyConstraintViolation"), answer.ToJsonString());
        }
    }

    private async Task<string> Registered(string station, string kind = "ocpp16")
    {
        await api.Station(station, 1);
        return await PlayedCharger.Register(Operator, station, kind, 1);
    }

    private async Task<HttpStatusCode> Refused(string identity, string? key)
    {
        using var charger = Socket(identity, key, "ocpp1.6", asText: false);
        await Assert.ThrowsAsync<WebSocketException>(() => charger.ConnectAsync(Address(identity), Stop));
        return charger.HttpStatusCode;
    }

    private async Task<ClientWebSocket> Open(string identity, string key, string protocol = "ocpp1.6", bool asText = false)
    {
        var charger = Socket(identity, key, protocol, asText);
        await charger.ConnectAsync(Address(identity), Stop);
        return charger;
    }

    private static ClientWebSocket Socket(string identity, string? key, string protocol, bool asText)
    {
        var charger = new ClientWebSocket();
        charger.Options.CollectHttpResponseDetails = true;
        charger.Options.AddSubProtocol(protocol);
        if (key is not null)
        {
            byte[] basic = [.. Encoding.ASCII.GetBytes(identity + ":"), .. asText ? Encoding.ASCII.GetBytes(key) : Convert.FromHexString(key)];
            charger.Options.SetRequestHeader("Authorization", "Basic " + Convert.ToBase64String(basic));
        }

        return charger;
    }

    private static async Task<string> Ask(ClientWebSocket charger, string message)
    {
        await Send(charger, message);
        var buffer = new byte[4096];
        var answer = await charger.ReceiveAsync(buffer, Stop);
        return Encoding.UTF8.GetString(buffer, 0, answer.Count);
    }

    private static Task Send(ClientWebSocket charger, string message) =>
        charger.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, Stop);
}
