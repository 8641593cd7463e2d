using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>A station as others see it.</summary>
public static class StationViews
{
    /// <summary>The status riders see: nothing that a silent controller last said, and no port that is held for somebody.</summary>
    public static PortStatus StatusOf(StationState state, PortRecord port) => port switch
    {
        _ when state.Definition is not { Retired: false } || port.Link != PortLink.Live => PortStatus.Offline,
        { Reported: PortStatus.Available, Held: not null } => PortStatus.Reserved,
        _ => port.Reported,
    };

    /// <summary>The station on the map, or null when it is not defined.</summary>
    public static StationSummary? Summary(string id, StationState state)
    {
        if (state.Definition is not { } set)
        {
            return null;
        }

        var ports = Count(state);
        return new(
            id,
            set.Name,
            set.District,
            set.Position,
            state.Open,
            ports,
            set.Services,
            state.Revision,
            state.HeardAt ?? default,
            state.Connected && !set.Retired,
            state.OpenToHold && ports.Available > 0,
            set.Retired);
    }

    /// <summary>The station with every port, or null when it is not defined.</summary>
    public static StationDetail? Detail(string id, StationState state) => Summary(id, state) is not { } summary
        ? null
        : new(summary, Ports(state), state.Definition!);

    private static ImmutableArray<PortState> Ports(StationState state) =>
        [.. state.Ports.Select((port, index) => Port(index + 1, port, StatusOf(state, port)))];

    private static PortState Port(int number, PortRecord port, PortStatus status) => new(
        number,
        status,
        port.At ?? default,
        port.HeardAt,
        status != PortStatus.Reserved ? null : port.Held is null ? PortHolder.Device : PortHolder.Rider,
        status == PortStatus.Reserved ? port.Held?.ExpiresAt : null);

    private static PortCounts Count(StationState state)
    {
        Span<int> counts = stackalloc int[5];
        foreach (var port in state.Ports)
        {
            counts[(int)StatusOf(state, port)]++;
        }

        return new(state.Ports.Length, counts[0], counts[1], counts[2], counts[3], counts[4]);
    }
}
