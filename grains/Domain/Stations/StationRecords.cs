using System.Collections.Immutable;

namespace RedStation.Domain.Stations;

/// <summary>
/// How a station is stored: in two records, so that a port's change does not write down again all that was ever promised. When
/// a change concerns both, the <see cref="StationRecord"/> goes first: a crash before the other leaves a report that was not
/// acknowledged, and the device repeats it. A reservation that it ended has ended all the same.
/// </summary>
public static class StationRecords
{
    /// <summary>A station from its records, either of which may be new.</summary>
    public static StationState Join(StationRecord station, PortsRecord ports) => new()
    {
        Definition = station.Definition,
        Revision = Math.Max(station.Revision, ports.Revision),
        Ports = Held(DefinitionRules.Resize(ports.Ports, station.Definition?.Ports ?? 0), station.Holds),
        HeardAt = ports.HeardAt,
        Owed = station.Owed,
        Operations = station.Operations,
        Reports = ports.Reports,
    };

    /// <summary>What changes seldom.</summary>
    public static StationRecord Station(StationState state) => new()
    {
        Definition = state.Definition,
        Revision = state.Revision,
        Holds = [.. Holds(state)],
        Owed = state.Owed,
        Operations = state.Operations,
    };

    /// <summary>What changes with the device's reports.</summary>
    public static PortsRecord Ports(StationState state) => new()
    {
        Revision = state.Revision,
        HeardAt = state.HeardAt,
        Ports = [.. state.Ports.Select(port => port.Held is null ? port : port with { Held = null })],
        Reports = state.Reports,
    };

    /// <summary>Whether a step concerned the <see cref="StationRecord"/>.</summary>
    public static bool StationChanged(StationState before, StationState after) =>
        before.Definition != after.Definition
        || before.Owed != after.Owed
        || before.Operations != after.Operations
        || !Holds(before).SequenceEqual(Holds(after));

    /// <summary>Whether a step concerned the <see cref="PortsRecord"/>.</summary>
    public static bool PortsChanged(StationState before, StationState after) =>
        before.Reports != after.Reports
        || before.Ports.Length != after.Ports.Length
        || before.Ports.Zip(after.Ports).Any(pair => (pair.First.Reported, pair.First.At) != (pair.Second.Reported, pair.Second.At));

    private static IEnumerable<PortHold> Holds(StationState state)
    {
        for (var at = 0; at < state.Ports.Length; at++)
        {
            if (state.Ports[at].Held is { } held)
            {
                yield return new PortHold(at + 1, held);
            }
        }
    }

    private static ImmutableArray<PortRecord> Held(ImmutableArray<PortRecord> ports, ImmutableArray<PortHold> holds)
    {
        if (holds.IsEmpty)
        {
            return ports;
        }

        var held = ports.ToBuilder();
        foreach (var hold in holds.Where(hold => hold.Port <= ports.Length))
        {
            held[hold.Port - 1] = ports[hold.Port - 1] with { Held = hold.Held };
        }

        return held.ToImmutable();
    }
}
