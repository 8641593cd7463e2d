using System.Collections.Immutable;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Devices;

/// <summary>A device's connectors as ports of its station, and back.</summary>
public static class ConnectorRules
{
    /// <summary>Whether each connector and each port is named once.</summary>
    public static bool AreDistinct(IReadOnlyCollection<EquipmentConnector> connectors) =>
        connectors.Select(entry => entry.Connector).Distinct().Count() == connectors.Count
        && connectors.Select(entry => entry.Port).Distinct().Count() == connectors.Count;

    /// <summary>What a device read, as readings of its station's ports, and the connectors that are none.</summary>
    public static (ImmutableArray<PortReading> Readings, ImmutableArray<int> Unknown) ToPorts(
        Equipment equipment, ImmutableArray<ConnectorReading> readings)
    {
        var ports = equipment.Connectors.ToDictionary(entry => entry.Connector, entry => entry.Port);
        return (
            [.. readings.Where(reading => ports.ContainsKey(reading.Connector))
                .Select(reading => new PortReading(ports[reading.Connector], reading.Status, reading.At))],
            [.. readings.Select(reading => reading.Connector).Where(connector => !ports.ContainsKey(connector)).Distinct().Order()]);
    }

    /// <summary>What a station answered, in the device's own numbers.</summary>
    /// <param name="equipment">The device.</param>
    /// <param name="result">The station's answer.</param>
    /// <param name="unknown">Connectors that were not put to the station.</param>
    public static ConnectorReportResult ToConnectors(Equipment equipment, PortReportResult result, ImmutableArray<int> unknown)
    {
        var connectors = equipment.Connectors.ToDictionary(entry => entry.Port, entry => entry.Connector);
        return new(
            result.Applied,
            result.Ignored,
            result.Unchanged,
            result.Revision,
            [.. unknown.Concat(Named(result.Unknown)).Distinct().Order()],
            [.. Named(result.Silent).Order()]);

        IEnumerable<int> Named(ImmutableArray<int>? ports) =>
            (ports ?? []).Where(connectors.ContainsKey).Select(port => connectors[port]);
    }
}
