using System.Collections.Immutable;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>All that a station remembers; what of it is stored, and how, see <see cref="StationRecords"/>.</summary>
public sealed record StationState
{
    /// <summary>What is set down about it; null until it is defined.</summary>
    public StationDefinition? Definition { get; init; }

    /// <summary>Grows with every visible change; never falls, not even after a crash, because it follows the clock.</summary>
    public long Revision { get; init; }

    /// <summary>The ports; the index is the number less one.</summary>
    public ImmutableArray<PortRecord> Ports { get; init; } = [];

    /// <summary>Ports that report through registered devices; all others are the station's own controller's.</summary>
    public ImmutableArray<WiredEquipment> Wiring { get; init; } = [];

    /// <summary>When its charging controller, or any of its registered devices, was last heard; null for never.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Whether that was within the silence limit.</summary>
    public bool Connected { get; init; }

    /// <summary>When a screen of it was last heard; null for never. Says nothing about ports.</summary>
    public DateTimeOffset? ScreenHeardAt { get; init; }

    /// <summary>When a reader of it was last heard; null for never. Says nothing about ports.</summary>
    public DateTimeOffset? ReaderHeardAt { get; init; }

    /// <summary>What of its equipment's messages was refused since it came into memory, the latest first.</summary>
    public ImmutableArray<DeviceProblem> Problems { get; init; } = [];

    /// <summary>Whether it is within its opening hours.</summary>
    public bool Open { get; init; }

    /// <summary>Whether it stays open for as long as a reservation made now would live.</summary>
    public bool OpenToHold { get; init; }

    /// <summary>The time that the map was last told.</summary>
    public DateTimeOffset? ToldAsOf { get; init; }

    /// <summary>Riders to be told that their reservation is over.</summary>
    public ImmutableArray<PendingNotification> Owed { get; init; } = [];

    /// <summary>The last commands of riders and operators.</summary>
    public OperationLog Operations { get; init; } = new();

    /// <summary>The last recognitions. The log of check-ins keeps those that were granted.</summary>
    public OperationLog Recognitions { get; init; } = new();

    /// <summary>Riders who were welcomed lately. The log of check-ins keeps whom and when.</summary>
    public ImmutableArray<Visit> Visits { get; init; } = [];

    /// <summary>The last reports, apart, so that a busy device does not push others' commands out.</summary>
    public ReportLog Reports { get; init; } = new();
}
