using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Devices;

/// <summary>Registered devices of a test silo.</summary>
public static class EquipmentSetup
{
    public static RegisterEquipment Registration(
        this SiloFixture silo, string identity, string station, EquipmentKind kind,
        params ImmutableArray<(int Connector, int Port)> connectors) => new(
        "op register-" + identity,
        new Equipment(
            identity, station, kind, [.. connectors.Select(entry => new EquipmentConnector(entry.Connector, entry.Port))], "op", silo.Now),
        "digest");

    /// <summary>A device that is registered.</summary>
    public static async Task<IEquipmentGrain> Registered(
        this SiloFixture silo, string identity, string station, EquipmentKind kind, params ImmutableArray<(int Connector, int Port)> connectors)
    {
        var grain = silo.Grains.Equipment(identity);
        Assert.Null((await grain.Register(silo.Registration(identity, station, kind, connectors))).Refusal);
        return grain;
    }

    /// <summary>The device says what its connectors do.</summary>
    public static async Task<ConnectorReportResult> Says(
        this SiloFixture silo, IEquipmentGrain equipment, params ImmutableArray<(int Connector, PortStatus Status)> connectors) =>
        (await equipment.Ports(new ReportConnectors(
            [.. connectors.Select(entry => new ConnectorReading(entry.Connector, entry.Status, silo.Now))]))).Value!;

    public static CommandEquipment Command(string operation, EquipmentAct act = EquipmentAct.Unlock, string by = "op") =>
        new($"{by} {operation}", by, act, 1, []);
}
