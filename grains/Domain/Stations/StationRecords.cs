using System.Collections.Immutable;
using RedStation.Contracts.Stations;

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
        Ports = Held(
            DefinitionRules.Resize([.. ports.Ports.Select(port => Known(port, ports.HeardAt))], station.Definition?.Ports ?? 0), station.Holds),
        Wiring = station.Wiring,
        HeardAt = OrNull(ports.HeardAt),
        ScreenHeardAt = ports.ScreenHeardAt,
        ReaderHeardAt = ports.ReaderHeardAt,
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
        Wiring = state.Wiring,
        Owed = state.Owed,
        Operations = state.Operations,
    };

    /// <summary>What changes with the device's reports.</summary>
    public static PortsRecord Ports(StationState state) => new()
    {
        Revision = state.Revision,
        HeardAt = state.HeardAt,
        ScreenHeardAt = state.ScreenHeardAt,
        ReaderHeardAt = state.ReaderHeardAt,
        Ports = [.. state.Ports.Select(port => port.Held is null ? port : port with { Held = null })],
        Reports = state.Reports,
    };

    /// <summary>Whether a step concerned the <see cref="StationRecord"/>.</summary>
    public static bool StationChanged(StationState before, StationState after) =>
        before.Definition != after.Definition
        || before.Wiring != after.Wiring
        || before.Owed != after.Owed
        || before.Operations != after.Operations
        || !Holds(before).SequenceEqual(Holds(after));

    /// <summary>Whether a step concerned the <see cref="PortsRecord"/>.</summary>
    public static bool PortsChanged(StationState before, StationState after) =>
        before.Reports != after.Reports
        || before.Ports.Length != after.Ports.Length
        || before.Ports.Zip(after.Ports).Any(pair => Told(pair.First) != Told(pair.Second));

    private static (PortStatus, DateTimeOffset?, bool) Told(PortRecord port) => (port.Reported, port.At, port.Link == PortLink.Silent);

    /// <summary>
    /// A port as records of before told it: a time that was never set stood as the year 1, and when its controller was heard stood
    /// with the station only.
    /// </summary>
    private static PortRecord Known(PortRecord port, DateTimeOffset? heardAt) => OrNull(port.At) is not { } at
        ? port with { At = null, ReadAt = OrNull(port.ReadAt) }
        : port with { At = at, ReadAt = OrNull(port.ReadAt), HeardAt = port.HeardAt ?? OrNull(heardAt) };

    private static DateTimeOffset? OrNull(DateTimeOffset? time) => time == default(DateTimeOffset) ? null : time;

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
