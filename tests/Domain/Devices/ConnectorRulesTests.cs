using System.Collections.Immutable;
using CsCheck;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;
using RedStation.Domain.Devices;
using RedStation.Tests.Domain.Stations;

namespace RedStation.Tests.Domain.Devices;

public sealed class ConnectorRulesTests
{
    private static readonly Gen<ImmutableArray<EquipmentConnector>> Connectors = Gen.Select(
        Gen.Shuffle(Enumerable.Range(1, 8).ToArray()), Gen.Shuffle(Enumerable.Range(1, 8).ToArray()), Gen.Int[1, 8]).Select(
        (connectors, ports, count) =>
            connectors.Zip(ports).Take(count).Select(pair => new EquipmentConnector(pair.First, pair.Second)).ToImmutableArray());

    [Fact]
    public void Readings_GoToTheirPortsAndBack_AndUnknownConnectorsAreNamed() =>
        Gen.Select(Connectors, Gen.Int[0, 12].List[0, 20]).Sample((connectors, named) =>
        {
            var equipment = new Equipment("e", "s", EquipmentKind.Mqtt, connectors, "op", SomeStations.Noon);
            var (readings, unknown) = ConnectorRules.ToPorts(
                equipment, [.. named.Select(connector => new ConnectorReading(connector, PortStatus.Available, SomeStations.Noon))]);

            var known = connectors.ToDictionary(entry => entry.Connector, entry => entry.Port);
            Assert.Equal(named.Where(known.ContainsKey).Select(connector => known[connector]), readings.Select(reading => reading.Port));
            Assert.Equal(named.Where(connector => !known.ContainsKey(connector)).Distinct().Order(), unknown);
            var result = ConnectorRules.ToConnectors(
                equipment, new PortReportResult(1, 2, 3, 4, null, [.. readings.Select(reading => reading.Port).Distinct()]), unknown);
            Assert.Equal(named.Where(known.ContainsKey).Distinct().Order(), result.Silent);
            Assert.Equal(unknown, result.Unknown);
            Assert.True(ConnectorRules.AreDistinct(connectors));
            Assert.False(ConnectorRules.AreDistinct([.. connectors, connectors[0] with { Port = 9 }]));
            Assert.False(ConnectorRules.AreDistinct([.. connectors, connectors[0] with { Connector = 9 }]));
        });
}
