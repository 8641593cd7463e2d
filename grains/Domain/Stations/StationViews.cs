using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>A station as others see it.</summary>
public static class StationViews
{
    /// <summary>The status riders see: nothing a silent station last said, and no port that is held for somebody.</summary>
    public static PortStatus StatusOf(PortRecord port, bool connected) => connected switch
    {
        false => PortStatus.Offline,
        true when port is { Reported: PortStatus.Available, Held: not null } => PortStatus.Reserved,
        true => port.Reported,
    };

    /// <summary>The station on the map, or null when it is not defined.</summary>
    public static StationSummary? Summary(string id, StationState state) => state.Definition is not { } set
        ? null
        : new(id, set.Name, set.District, set.Position, state.Open, Count(state), set.Services, state.Revision, state.HeardAt, state.Connected);

    /// <summary>The station with every port, or null when it is not defined.</summary>
    public static StationDetail? Detail(string id, StationState state) => Summary(id, state) is not { } summary
        ? null
        : new(summary, Ports(state), state.Definition!);

    private static ImmutableArray<PortState> Ports(StationState state) =>
        [.. state.Ports.Select((port, index) => new PortState(index + 1, StatusOf(port, state.Connected), port.At))];

    private static PortCounts Count(StationState state)
    {
        Span<int> counts = stackalloc int[5];
        foreach (var port in state.Ports)
        {
            counts[(int)StatusOf(port, state.Connected)]++;
        }

        return new(state.Ports.Length, counts[0], counts[1], counts[2], counts[3], counts[4]);
    }
}
