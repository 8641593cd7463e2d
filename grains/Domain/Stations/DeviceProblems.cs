using System.Globalization;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>What a station's operator is shown of messages that were refused. Kept in memory: whoever sends what is wrong sends it again.</summary>
public static class DeviceProblems
{
    /// <summary>The longest detail that is kept.</summary>
    public const int LongestDetail = 120;

    /// <summary>Counts a refused message; the kind it is of comes first.</summary>
    public static StationState Note(StationState state, DeviceFault fault, string detail, DateTimeOffset now)
    {
        var known = state.Problems.FirstOrDefault(problem => problem.Fault == fault);
        var text = detail.Length <= LongestDetail ? detail : detail[..LongestDetail];
        var next = known is null
            ? new DeviceProblem(fault, 1, now, now, text)
            : known with { Count = known.Count == int.MaxValue ? known.Count : known.Count + 1, LastAt = now, Detail = text };
        return state with { Problems = [next, .. state.Problems.Where(problem => problem.Fault != fault)] };
    }

    /// <summary>Counts a report that named ports which are not configured.</summary>
    public static StationState NoteUnknown(StationState state, IEnumerable<int> ports, DateTimeOffset now) => Note(
        state,
        DeviceFault.UnknownPort,
        string.Create(CultureInfo.InvariantCulture, $"ports {string.Join(", ", ports.Distinct().Order())} of {state.Ports.Length}"),
        now);

    /// <summary>Counts a report that named ports of other devices.</summary>
    public static StationState NoteOthers(StationState state, IEnumerable<int> ports, DateTimeOffset now) => Note(
        state, DeviceFault.OtherEquipment, "ports " + string.Join(", ", ports.Distinct().Order()), now);

    /// <summary>How the equipment does, or null when the station is not defined.</summary>
    public static DeviceHealth? Health(StationState state, StationOptions options, DateTimeOffset now) => state.Definition is not { } set
        ? null
        : new(
            state.HeardAt,
            state.Connected,
            state.ScreenHeardAt,
            state.ScreenHeardAt is { } screen && now - screen < options.SilenceLimit,
            state.ReaderHeardAt,
            state.Problems,
            set.District);
}
