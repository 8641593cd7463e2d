using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>What is known of a port.</summary>
public sealed record PortRecord
{
    /// <summary>What the device last said.</summary>
    public PortStatus Reported { get; init; } = PortStatus.Offline;

    /// <summary>Since when it says so, by its own clock; null when it never said anything.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The time of its latest reading, changed or not; what is older no longer counts.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When its controller last spoke of it, by our clock; null for never.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Whether that can be believed.</summary>
    public PortLink Link { get; init; }

    /// <summary>Who holds it.</summary>
    public HeldPort? Held { get; init; }
}
