using System.Text;
using CsCheck;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;
using RedStation.Domain.Devices.Mqtt;
using RedStation.Tests.Domain.Stations;

namespace RedStation.Tests.Domain.Devices.Mqtt;

/// <summary>What devices say by MQTT is read strictly: it is what the schema says, or it is refused with a reason.</summary>
public sealed class MqttMessageTests
{
    private static readonly DateTimeOffset Now = SomeStations.Noon;

    [Theory]
    [InlineData("redstation/v1/cab-1/state", "cab-1", MqttTopicKind.State, null)]
    [InlineData("redstation/v1/cab-1/ports/1", "cab-1", MqttTopicKind.Ports, 1)]
    [InlineData("redstation/v1/a:b.c_d/ports/64", "a:b.c_d", MqttTopicKind.Ports, 64)]
    [InlineData("redstation/v1/cab-1/meter/12", "cab-1", MqttTopicKind.Meter, 12)]
    [InlineData("redstation/v1/cab-1/doors/8", "cab-1", MqttTopicKind.Doors, 8)]
    [InlineData("redstation/v1/cab-1/answers", "cab-1", MqttTopicKind.Answers, null)]
    public void Topic_OfOurs_IsRead(string topic, string identity, MqttTopicKind kind, int? connector) =>
        Assert.Equal(new MqttTopic(identity, kind, connector), MqttTopic.Parse(topic));

    [Theory]
    [InlineData("redstation/v1/cab-1/ports/0")]
    [InlineData("redstation/v1/cab-1/ports/65")]
    [InlineData("redstation/v1/cab-1/ports/01")]
    [InlineData("redstation/v1/cab-1/ports/+1")]
    [InlineData("redstation/v1/cab-1/doors/0")]
    [InlineData("redstation/v1/cab-1/doors/9")]
    [InlineData("redstation/v1/cab-1/ports")]
    [InlineData("redstation/v1/cab-1/ports/1/x")]
    [InlineData("redstation/v1//state")]
    [InlineData("redstation/v1/a b/state")]
    [InlineData("redstation/v2/cab-1/state")]
    [InlineData("other/cab-1/state")]
    public void Topic_OfNobody_IsNone(string topic) => Assert.Null(MqttTopic.Parse(topic));

    [Theory]
    [InlineData("redstation/v1/cab-1/commands", true)]
    [InlineData("redstation/v1/cab-1/#", true)]
    [InlineData("redstation/v1/cab-2/commands", false)]
    [InlineData("redstation/v1/+/commands", false)]
    [InlineData("redstation/v1/cab-1", false)]
    [InlineData("redstation/v1/cab-11/commands", false)]
    [InlineData("#", false)]
    [InlineData("$SYS/#", false)]
    public void Subscription_LiesBelowTheDevicesOwnIdentity(string filter, bool allowed) =>
        Assert.Equal(allowed, MqttTopic.MaySubscribe("cab-1", filter));

    [Fact]
    public void Port_IsRead_AndItsTimeIsTheDevices()
    {
        var read = Read("ports/3", """{ "status": "charging", "at": "2026-11-24T12:00:00.500+08:00" }""");
        Assert.Equal(new ConnectorReading(3, PortStatus.Charging, Now.AddMilliseconds(500)), read.Reading);
        Assert.Equal(new ConnectorReading(3, PortStatus.Available, Now), Read("ports/3", """{"status":"available"}""").Reading);
        var meter = Read("meter/1", """{ "energyWh": 1234.567, "powerW": 0, "temperatureC": -3.5 }""").Meter!;
        Assert.Equal((1234.567m, -3.5m), (meter.EnergyWh, meter.TemperatureC));
        var state = Read("state", """{ "state": "online", "at": "2026-11-24T04:00:03Z", "vendor": "某厂", "firmware": "1.2" }""");
        Assert.Equal(("某厂", TimeSpan.FromSeconds(3)), (state.State!.Vendor, state.ClockOffset));
        Assert.Equal(
            new MqttAnswerPayload("c-1", CommandOutcome.Rejected, "locked"),
            Read("answers", """{"id":"c-1","outcome":"rejected","detail":"locked"}""").Answer);
    }

    [Theory]
    [InlineData("ports/1", "", EquipmentFault.Malformed)]
    [InlineData("ports/1", "{", EquipmentFault.Malformed)]
    [InlineData("ports/1", "null", EquipmentFault.InvalidField)]
    [InlineData("ports/1", "[]", EquipmentFault.InvalidField)]
    [InlineData("ports/1", "{}", EquipmentFault.InvalidField)]
    [InlineData("ports/1", """{"status":"Available"}""", EquipmentFault.InvalidField)]
    [InlineData("ports/1", """{"status":0}""", EquipmentFault.InvalidField)]
    [InlineData("ports/1", """{"status":null}""", EquipmentFault.InvalidField)]
    [InlineData("ports/1", """{"status":"available","status":"charging"}""", EquipmentFault.InvalidField)]
    [InlineData("ports/1", """{"status":"available","extra":1}""", EquipmentFault.InvalidField)]
    [InlineData("ports/1", """{"status":"available","at":"2026-11-24T04:00:00"}""", EquipmentFault.InvalidField)]
    [InlineData("ports/1", """{"status":"available","at":1764000000}""", EquipmentFault.InvalidField)]
    [InlineData("ports/1", """{"status":"available","at":"2026-11-24T12:00:00Z"}""", EquipmentFault.TimeAhead)]
    [InlineData("ports/1", """{"status":"available","at":"1970-01-01T00:00:07Z"}""", EquipmentFault.TimeTooOld)]
    [InlineData("meter/1", """{"energyWh":-1}""", EquipmentFault.InvalidField)]
    [InlineData("meter/1", """{"energyWh":"12"}""", EquipmentFault.InvalidField)]
    [InlineData("state", """{"state":"online","vendor":""}""", EquipmentFault.InvalidField)]
    [InlineData("answers", """{"id":"c-1","outcome":"sent"}""", EquipmentFault.InvalidField)]
    [InlineData("answers", """{"id":"","outcome":"accepted"}""", EquipmentFault.InvalidField)]
    [InlineData("commands", "{}", EquipmentFault.TopicNotAllowed)]
    public void Message_ThatIsWrong_IsRefused_WithItsReason(string topic, string payload, EquipmentFault fault)
    {
        var read = Read(topic, payload);
        Assert.Equal(fault, read.Fault);
        Assert.NotEmpty(read.Text);
        Assert.Equal((null, null, null, null), (read.State, read.Reading, read.Meter, read.Answer));
    }

    [Fact]
    public void Message_MutatedAnyhow_IsReadOrRefused_AndNeverThrows()
    {
        string[] good =
        [
            """{"status":"charging","at":"2026-11-24T04:00:00.500Z"}""", """{"energyWh":1234.5,"powerW":60,"at":"2026-11-24T04:00:00Z"}""",
            """{"state":"online","vendor":"某厂","model":"M","firmware":"1"}""", """{"id":"c-1","outcome":"accepted","detail":"好"}""",
        ];
        string[] topics = ["ports/1", "meter/1", "state", "answers"];
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Select(Gen.Int[0, 200], Gen.Byte, Gen.Int[0, 2]).List[0, 6]).Sample((from, to, edits) =>
        {
            var bytes = Encoding.UTF8.GetBytes(good[from]).ToList();
            foreach (var (at, value, what) in edits.Where(_ => bytes.Count > 0))
            {
                var place = at % bytes.Count;
                if (what == 0)
                {
                    bytes[place] = value;
                }
                else if (what == 1)
                {
                    bytes.RemoveAt(place);
                }
                else
                {
                    bytes.Insert(place, value);
                }
            }

            var read = MqttMessages.Read(MqttTopic.Parse("redstation/v1/cab-1/" + topics[to])!, bytes.ToArray(), Now);

            Assert.Equal(edits.Count == 0 && from == to, read.Fault is null && edits.Count == 0);
            Assert.True(read.Fault is not null || (read.State ?? read.Reading ?? read.Meter ?? (object?)read.Answer) is not null);
        });
    }

    [Fact]
    public void Door_IsRead_AndNoDeviceSaysThatItIsOffline()
    {
        Assert.Equal(new DoorReading(2, DoorState.HeldOpen, Now), Read("doors/2", """{"state":"heldOpen"}""").Door);
        Assert.Equal(
            new DoorReading(1, DoorState.Forced, Now.AddSeconds(-1)),
            Read("doors/1", """{"state":"forced","at":"2026-11-24T03:59:59Z"}""").Door);
        Assert.Equal(EquipmentFault.InvalidField, Read("doors/1", """{"state":"offline"}""").Fault);
        Assert.Equal(EquipmentFault.InvalidField, Read("doors/1", """{"status":"open"}""").Fault);
        Assert.Equal(EquipmentFault.TimeAhead, Read("doors/1", """{"state":"open","at":"2026-11-24T12:00:00Z"}""").Fault);
    }

    [Fact]
    public void Command_IsWrittenAsDocumented() => Assert.Equal(
        """{"id":"c-1","command":"unlock","connector":2,"parameters":{"a":"1","b":"2"},"until":"2026-11-24T04:00:30.000Z"}""",
        Encoding.UTF8.GetString(MqttMessages.Write(new EquipmentOrder(
            "c-1", "cab-1", "link", EquipmentAct.Unlock, 2, [new("b", "2"), new("a", "1")], Now.AddSeconds(30)))));

    private static MqttMessage Read(string topic, string payload) =>
        MqttMessages.Read(MqttTopic.Parse("redstation/v1/cab-1/" + topic)!, Encoding.UTF8.GetBytes(payload), Now);
}
