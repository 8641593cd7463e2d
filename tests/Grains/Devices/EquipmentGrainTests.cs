using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;
using RedStation.Storage.Devices;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Devices;

/// <summary>Registered devices: each speaks for its own ports, by its own connection, and nobody else does.</summary>
public sealed class EquipmentGrainTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Ports_FollowTheirOwnDevicesConnection_WhoeverElseIsHeard()
    {
        var station = await silo.FreeStation("two-cabinets", 3);
        var left = await silo.Registered("left", "two-cabinets", EquipmentKind.Mqtt, (1, 1));
        var right = await silo.Registered("right", "two-cabinets", EquipmentKind.Ocpp16, (1, 2));
        Assert.Equal([PortStatus.Offline, PortStatus.Offline, PortStatus.Available], await Shown(station));
        var gateway = new RecordingEquipmentGateway(silo);
        await Connect(left, gateway, "l");
        await Connect(right, gateway, "r");
        Assert.Equal([1], await left.Heard("l", null, null));
        await silo.Says(left, (1, PortStatus.Available));
        await silo.Says(right, (1, PortStatus.Charging));
        Assert.Equal([PortStatus.Available, PortStatus.Charging, PortStatus.Available], await Shown(station));

        await left.Disconnected("l");
        Assert.Equal([PortStatus.Offline, PortStatus.Charging, PortStatus.Available], await Shown(station));
        await silo.Report(station);
        await right.Heard("r", null, null);
        await station.Heartbeat();
        Assert.Equal(PortStatus.Offline, (await Shown(station))[0]);
        Assert.False((await left.Get())!.Connected);

        await Connect(left, gateway, "l2");
        Assert.Empty(await left.Heard("l2", null, null));
        Assert.Equal([PortStatus.Available, PortStatus.Charging, PortStatus.Available], await Shown(station));
    }

    [Fact]
    public async Task Device_ThatFallsSilentOnAnOpenConnection_IsOffline_AndTheOtherIsNot()
    {
        var station = await silo.FreeStation("one-silent", 2);
        var quiet = await silo.Registered("quiet-device", "one-silent", EquipmentKind.Ocpp201, (1, 1));
        var lively = await silo.Registered("lively-device", "one-silent", EquipmentKind.Ocpp201, (1, 2));
        var gateway = new RecordingEquipmentGateway(silo);
        await Connect(quiet, gateway, "q");
        await Connect(lively, gateway, "y");
        await silo.Says(quiet, (1, PortStatus.Available));
        await silo.Says(lively, (1, PortStatus.Available));

        for (var passed = 0; passed < 6; passed++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(20));
            await lively.Heard("y", null, null);
        }

        await station.Wake();
        Assert.Equal([PortStatus.Offline, PortStatus.Available], await Shown(station));
        Assert.Equal([1], await quiet.Heard("q", null, null));
        Assert.Equal(PortStatus.Offline, (await Shown(station))[0]);
    }

    [Fact]
    public async Task Identity_ThatIsRegisteredAnew_KeepsNothingOfWhatWasSaidBefore()
    {
        await silo.FreeStation("diary-before", 1);
        await silo.FreeStation("diary-after", 1);
        var device = await silo.Registered("diarist", "diary-before", EquipmentKind.Mqtt, (1, 1));
        await device.Heard(null, new EquipmentMessage(silo.Now, MessageDirection.In, "ports", "of before"), null);
        await silo.Registered("diarist", "diary-before", EquipmentKind.Mqtt, (1, 1));
        Assert.Single(await device.GetMessages());
        await device.Retire();

        var anew = silo.Registration("diarist", "diary-after", EquipmentKind.Mqtt, (1, 1)) with { Operation = "op diarist anew" };
        Assert.Null((await device.Register(anew)).Refusal);

        Assert.Empty(await device.GetMessages());
    }

    [Fact]
    public async Task Registration_IsOnce_KeepsIdentitiesAndPortsApart_AndOutlivesTheProcess()
    {
        await silo.FreeStation("registry", 2);
        var station = silo.Station("registry");
        var first = silo.Registration("cabinet", "registry", EquipmentKind.Mqtt, (1, 1));
        var cabinet = silo.Grains.Equipment("cabinet");
        Assert.Null((await cabinet.Register(first)).Refusal);
        Assert.Null((await cabinet.Register(first)).Refusal);
        var other = silo.Registration("cabinet", "registry", EquipmentKind.Http, (1, 1));
        Assert.Equal(EquipmentRefusal.OperationIdReused, (await cabinet.Register(other)).Refusal);
        Assert.Equal(EquipmentRefusal.IdentityTaken, (await cabinet.Register(other with { Operation = "op another" })).Refusal);
        Assert.Equal(
            EquipmentRefusal.PortTaken,
            (await silo.Grains.Equipment("rival").Register(silo.Registration("rival", "registry", EquipmentKind.Mqtt, (7, 1)))).Refusal);
        Assert.Null(await silo.Grains.Equipment("rival").Get());
        await silo.Registered("neighbour", "registry", EquipmentKind.Mqtt, (1, 2));
        Assert.Equal(EquipmentRefusal.PortTaken, (await cabinet.SetConnectors([new(1, 1), new(2, 2)])).Refusal);
        Assert.Equal(["cabinet", "neighbour"], (await silo.Get<EquipmentStore>().OfStation("registry")).Select(one => one.Identity));

        await silo.Says(cabinet, (1, PortStatus.Available));
        await SiloFixture.Drop(cabinet);
        await SiloFixture.Drop(station);
        Assert.Equal([2], (await silo.Report(station, (2, PortStatus.Charging))).Unknown!.Value);
        Assert.Equal(EquipmentKind.Mqtt, (await cabinet.Get())!.Equipment.Kind);

        Assert.NotNull((await cabinet.Retire()).Value!.RetiredAt);
        Assert.NotNull((await cabinet.Retire()).Value);
        Assert.Equal(EquipmentRefusal.EquipmentRetired, (await cabinet.Ports(new ReportConnectors([]))).Refusal);
        Assert.Equal(1, (await silo.Report(station, (1, PortStatus.Charging))).Applied);
        await silo.FreeStation("elsewhere", 1);
        var moved = silo.Registration("cabinet", "elsewhere", EquipmentKind.Http, (1, 1)) with { Operation = "op moved" };
        Assert.Equal("elsewhere", (await cabinet.Register(moved)).Value!.StationId);
        Assert.Equal(1, (await silo.Says(cabinet, (1, PortStatus.Charging))).Applied);
    }

    [Fact]
    public async Task Connectors_AndSecret_WhenChanged_CloseTheConnection_AndThePortsAreToldAgain()
    {
        var station = await silo.FreeStation("rewired", 2);
        var device = await silo.Registered("rewired-device", "rewired", EquipmentKind.Mqtt, (1, 1));
        var gateway = new RecordingEquipmentGateway(silo);
        await Connect(device, gateway, "a");
        await silo.Says(device, (1, PortStatus.Available));

        Assert.Null((await device.SetConnectors([new(1, 2)])).Refusal);
        Assert.Null((await device.SetConnectors([new(1, 2)])).Refusal);
        await Connect(device, gateway, "b");
        await silo.Says(device, (1, PortStatus.Charging));
        Assert.Equal([PortStatus.Offline, PortStatus.Charging], await Shown(station));
        await device.RenewSecret("op secret", "digest-2");
        await device.RenewSecret("op secret", "digest-2");
        await Connect(device, gateway, "c");
        await Connect(device, gateway, "d");
        await device.Disconnected("c");
        Assert.True((await device.Get())!.Connected);
        await device.Retire();

        await Until.True(() => gateway.Closings.Count == 4, "four connections are closed");
        Assert.Equal(
            [
                ("a", EquipmentLinkEnd.Changed), ("b", EquipmentLinkEnd.SecretRenewed), ("c", EquipmentLinkEnd.Replaced),
                ("d", EquipmentLinkEnd.Retired),
            ],
            gateway.Closings);
    }

    [Fact]
    public async Task Report_ThatComesTwiceOrLate_ChangesNothing_AndUnknownConnectorsAreShownToTheOperator()
    {
        var station = await silo.FreeStation("twice", 1);
        var device = await silo.Registered("twice-device", "twice", EquipmentKind.Mqtt, (5, 1));
        var at = silo.Now;
        var report = new ReportConnectors([new(5, PortStatus.Charging, at), new(6, PortStatus.Charging, at)]);
        var first = (await device.Ports(report)).Value!;
        Assert.Equal(1, first.Applied);
        Assert.Equal([6], first.Unknown);
        var revision = (await station.GetSummary())!.Revision;

        var again = (await device.Ports(report)).Value!;
        Assert.Equal((0, 0, 1), (again.Applied, again.Ignored, again.Unchanged));
        Assert.Equal(1, (await device.Ports(new ReportConnectors([new(5, PortStatus.Available, at.AddSeconds(-1))]))).Value!.Ignored);
        Assert.Equal([6], (await device.Ports(new ReportConnectors([new(6, PortStatus.Available, at)]))).Value!.Unknown);
        Assert.Equal(revision, (await station.GetSummary())!.Revision);
        var problem = Assert.Single((await device.Get())!.Problems);
        Assert.Equal((EquipmentFault.UnknownConnector, 3, "6"), (problem.Fault, problem.Count, problem.Detail));
        Assert.All(await device.GetMessages(), message => Assert.Equal(EquipmentFault.UnknownConnector, message.Fault));
    }

    [Fact]
    public async Task Store_ThatFails_LeavesNothingAcknowledged_AndTheRepeatIsTaken()
    {
        var station = await silo.FreeStation("unstored", 1);
        var device = await silo.Registered("unstored-device", "unstored", EquipmentKind.Mqtt, (1, 1));
        var report = new ReportConnectors([new(1, PortStatus.Charging, silo.Now)]);
        silo.Faults.Fail(GrainKeys.Station("unstored"));
        await Assert.ThrowsAsync<StorageFaultException>(() => device.Ports(report));

        Assert.Equal(1, (await device.Ports(report)).Value!.Applied);
        await SiloFixture.Drop(station);
        Assert.Equal(PortStatus.Charging, (await Shown(station))[0]);
    }

    private static async Task Connect(IEquipmentGrain device, RecordingEquipmentGateway gateway, string link) =>
        Assert.Null((await device.Connected(gateway.Reference, new EquipmentLink(link, "test"))).Refusal);

    private static async Task<PortStatus[]> Shown(IStationGrain station) => [.. (await station.Get())!.Ports.Select(port => port.Status)];
}
