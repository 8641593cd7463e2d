using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>Ports of a station that report through a registered device.</summary>
/// <param name="Identity">The device.</param>
/// <param name="Ports">Their numbers, from 1.</param>
public sealed record WiredEquipment(string Identity, ImmutableArray<int> Ports);

/// <summary>
/// Which port speaks through which device. A port that belongs to a registered device is heard by that device alone; all others are the station's
/// own controller's.
/// </summary>
public static class PortWiring
{
    /// <summary>The device of a port, or null when it is the station's own controller's.</summary>
    public static string? OwnerOf(StationState state, int port)
    {
        foreach (var wired in state.Wiring)
        {
            if (wired.Ports.Contains(port))
            {
                return wired.Identity;
            }
        }

        return null;
    }

    /// <summary>What of a report is about the reporter's own ports.</summary>
    public static ImmutableArray<PortReading> Own(StationState state, ReportPorts report) => state.Wiring.IsEmpty && report.Equipment is null
        ? report.Ports
        : [.. report.Ports.Where(reading => OwnerOf(state, reading.Port) == report.Equipment)];

    /// <summary>
    /// Gives ports to a device, or takes them from it. What another controller said of a port is worth nothing from then on: it is offline until
    /// its new one names it.
    /// </summary>
    public static Decision<StationState, bool> Wire(StationState state, WireEquipment command, DateTimeOffset now)
    {
        var others = state.Wiring.RemoveAll(wired => wired.Identity == command.Identity);
        var next = state with
        {
            Wiring = command.Ports.IsEmpty ? others : others.Add(new WiredEquipment(command.Identity, [.. command.Ports.Order()])),
        };
        var known = state.Wiring.FirstOrDefault(wired => wired.Identity == command.Identity)?.Ports ?? [];
        if (known.SequenceEqual(command.Ports.Order()))
        {
            return new(state, false, false);
        }

        next = next with
        {
            Ports =
            [
                .. state.Ports.Select((port, at) => port.HeardAt is null || OwnerOf(state, at + 1) == OwnerOf(next, at + 1)
                    ? port
                    // Another clock has told when it was read: the new device's readings are not older than it.
                    : port with { Link = PortLink.Silent, ReadAt = null }),
            ],
        };
        return new(StationRevision.Bump(next, now), true, true);
    }

    /// <summary>
    /// A device's connection is lost: nothing that it said is believed until it is back. Reservations of its ports live on until it was silent for
    /// the limit, for connections come and go.
    /// </summary>
    public static StationState Lost(StationState state, string identity, DateTimeOffset now)
    {
        var lost = false;
        var ports = state.Ports.ToBuilder();
        for (var at = 0; at < ports.Count; at++)
        {
            if (ports[at].Link == PortLink.Live && OwnerOf(state, at + 1) == identity)
            {
                ports[at] = ports[at] with { Link = PortLink.Unheard };
                lost = true;
            }
        }

        return lost ? StationRevision.Bump(state with { Ports = ports.DrainToImmutable() }, now) : state;
    }
}
