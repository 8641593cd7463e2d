using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>What is known of a port.</summary>
public sealed record PortRecord
{
    /// <summary>What the device last said.</summary>
    public PortStatus Reported { get; init; } = PortStatus.Offline;

    /// <summary>Since when it says so, by its own clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The time of its latest reading, changed or not; what is older no longer counts.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Who holds it.</summary>
    public HeldPort? Held { get; init; }
}
