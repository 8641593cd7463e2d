using System.Collections.Immutable;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>What is stored of a station and seldom changes: what is set down about it and what it has promised.</summary>
public sealed record StationRecord
{
    /// <summary>What is set down about it; null until it is defined.</summary>
    public StationDefinition? Definition { get; init; }

    /// <summary>The revision when this was written.</summary>
    public long Revision { get; init; }

    /// <summary>The ports that are held for riders.</summary>
    public ImmutableArray<PortHold> Holds { get; init; } = [];

    /// <summary>Ports that report through registered devices.</summary>
    public ImmutableArray<WiredEquipment> Wiring { get; init; } = [];

    /// <summary>Riders to be told that their reservation is over.</summary>
    public ImmutableArray<PendingNotification> Owed { get; init; } = [];

    /// <summary>The last commands of riders and operators.</summary>
    public OperationLog Operations { get; init; } = new();
}
