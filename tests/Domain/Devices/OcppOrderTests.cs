using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp;
using RedStation.Domain.Devices.Ocpp.Frames;
using RedStation.Domain.Devices.Ocpp.Orders;
using RedStation.Domain.Devices.Ocpp.V16;
using RedStation.Domain.Devices.Ocpp.V201;
using ClearChargingProfileRequest = RedStation.Domain.Devices.Ocpp.V16.ClearChargingProfileRequest;
using SetChargingProfileRequest = RedStation.Domain.Devices.Ocpp.V16.SetChargingProfileRequest;

namespace RedStation.Tests.Domain.Devices;

/// <summary>What operators may ask of chargers: what is refused, and that what is not can be said in both versions.</summary>
public sealed class OcppOrderTests
{
    private static readonly EquipmentAct[] Acts =
    [
        EquipmentAct.GetConfiguration, EquipmentAct.SetConfiguration, EquipmentAct.ClearCache, EquipmentAct.UpdateFirmware,
        EquipmentAct.SendDiagnostics, EquipmentAct.TransferData, EquipmentAct.LimitPower, EquipmentAct.ClearPowerLimit,
        EquipmentAct.GetPowerLimit,
    ];

    private static readonly string[] Names = ["key", "value", "location", "vendorId", "message", "data", "watts", "amperes", "seconds"];

    private static readonly string[] Values =
    [
        "", "7", "3.3", "3.33", "-1", "1000001", "86400", "86401", "HeartbeatInterval", "OCPPCommCtrlr.HeartbeatInterval", ".x", "AuthorizationKey",
        "SecurityCtrlr.BasicAuthPassword", "https://example.com/f.bin", "file:///etc/passwd", "not an address", "http://", new('k', 50), new('k', 51),
        new('v', 255), new('v', 256),
    ];

    private static readonly Gen<ImmutableArray<CommandParameter>> Parameters =
        from chosen in Gen.Shuffle(Names)
        from count in Gen.Int[0, 4]
        from values in OneOf(Values).Array[count]
        select values.Zip(chosen, (value, name) => new CommandParameter(name, value)).ToImmutableArray();

    [Fact]
    public void Order_IsSaidInBothVersions_ExactlyWhenNothingIsWrongWithIt() =>
        Gen.Select(OneOf(Acts), Parameters, Gen.Int[0, 3], Gen.Bool).Sample((act, parameters, connector, isNew) =>
        {
            var kind = isNew ? EquipmentKind.Ocpp201 : EquipmentKind.Ocpp16;
            var order = Order(act, connector == 0 ? null : connector, parameters);
            var request = isNew ? Orders201.Of(order, 7) : Orders16.Of(order);
            Assert.Equal(OrderRules.FaultOf(act, kind, parameters) is null, request is not null);
            if (request is not null)
            {
                var type = OcppActions.ToChargers(isNew ? OcppVersion.V201 : OcppVersion.V16)[request.Action].Request;
                Assert.Null(OcppPayloads.Read(JsonSerializer.SerializeToUtf8Bytes(request.Request, type), type).Fault);
            }
        });

    [Theory]
    [InlineData(EquipmentAct.GetConfiguration, EquipmentKind.Ocpp201, "key", null)]
    [InlineData(EquipmentAct.SetConfiguration, EquipmentKind.Ocpp16, "key", "AuthorizationKey")]
    [InlineData(EquipmentAct.SetConfiguration, EquipmentKind.Ocpp201, "key", "SecurityCtrlr.BasicAuthPassword")]
    [InlineData(EquipmentAct.UpdateFirmware, EquipmentKind.Ocpp16, "location", "file:///etc/passwd")]
    [InlineData(EquipmentAct.TransferData, EquipmentKind.Ocpp16, "vendorId", null)]
    [InlineData(EquipmentAct.LimitPower, EquipmentKind.Ocpp201, "watts", "-5")]
    [InlineData(EquipmentAct.LimitPower, EquipmentKind.Ocpp16, "watts", "1.25")]
    [InlineData(EquipmentAct.GetPowerLimit, EquipmentKind.Ocpp16, "seconds", "0")]
    public void Fault_NamesTheParameter(EquipmentAct act, EquipmentKind kind, string parameter, string? value) =>
        Assert.Equal(parameter, OrderRules.FaultOf(act, kind, value is null ? [] : [new(parameter, value), new("value", "1")])?.Parameter);

    [Fact]
    public void Limit_StandsInTheChargerSinceLongAgo_AndOnceForEachConnector()
    {
        var whole = Profile(Order(EquipmentAct.LimitPower, null, [new("watts", "7000")]));
        var first = Profile(Order(EquipmentAct.LimitPower, 1, [new("amperes", "16.5")]));

        Assert.Equal((0, "ChargePointMaxProfile", 7000m, "W"), whole);
        Assert.Equal((1, "TxDefaultProfile", 16.5m, "A"), first);
        var given = (SetChargingProfileRequest)Orders16.Of(Order(EquipmentAct.LimitPower, 1, [new("watts", "1")]))!.Request;
        var cleared = (ClearChargingProfileRequest)Orders16.Of(Order(EquipmentAct.ClearPowerLimit, 1, []))!.Request;
        Assert.Equal(given.CsChargingProfiles.ChargingProfileId, cleared.Id);
        Assert.True(given.CsChargingProfiles.ChargingSchedule.StartSchedule < new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.NotEqual(
            given.CsChargingProfiles.ChargingProfileId,
            ((SetChargingProfileRequest)Orders16.Of(Order(EquipmentAct.LimitPower, 2, [new("watts", "1")]))!.Request)
                .CsChargingProfiles.ChargingProfileId);
    }

    [Fact]
    public void Answers_SayWhatCameOfIt_AndNeverAKey()
    {
        var settings = new GetConfigurationAnswer([new("HeartbeatInterval", false, "60"), new("AuthorizationKey", true, "c0ffee")], ["Nonsense"]);

        Assert.Equal(CommandOutcome.Accepted, Orders16.Outcome(settings));
        Assert.Equal("HeartbeatInterval=60; AuthorizationKey=*** (read only); Nonsense: unknown", Orders16.Detail(settings));
        Assert.Equal(CommandOutcome.Rejected, Orders16.Outcome(new GetConfigurationAnswer(null, ["Nonsense"])));
        Assert.Equal(CommandOutcome.Rejected, Orders16.Outcome(new GetDiagnosticsAnswer()));
        var changed = new ChangeConfigurationAnswer(ConfigurationStatus.RebootRequired);
        Assert.Equal((CommandOutcome.Accepted, "RebootRequired"), (Orders16.Outcome(changed), Orders16.Detail(changed)));
        var unknown = new SetVariablesAnswer(
            [new VariableWritten(VariableWriteStatus.UnknownVariable, new Component("A"), new Variable("b"))]);
        Assert.Equal((CommandOutcome.Rejected, "A.b: UnknownVariable"), (Orders201.Outcome(unknown), Orders201.Detail(unknown)));
    }

    private static (int Connector, string Purpose, decimal Limit, string Unit) Profile(EquipmentOrder order)
    {
        var request = (SetChargingProfileRequest)Orders16.Of(order)!.Request;
        var profile = request.CsChargingProfiles;
        return (
            request.ConnectorId, profile.ChargingProfilePurpose.ToString(), profile.ChargingSchedule.ChargingSchedulePeriod.Single().Limit,
            profile.ChargingSchedule.ChargingRateUnit.ToString());
    }

    private static Gen<T> OneOf<T>(T[] all) => Gen.Int[0, all.Length - 1].Select(at => all[at]);

    private static EquipmentOrder Order(EquipmentAct act, int? connector, ImmutableArray<CommandParameter> parameters) =>
        new("c", "charger", "link", act, connector, parameters, new DateTimeOffset(2026, 12, 1, 0, 0, 30, TimeSpan.Zero));
}
