using System.Collections.Immutable;

namespace RedStation.Domain.Stations;

/// <summary>What is stored of a station with every change that its device reports; small, because there are many.</summary>
public sealed record PortsRecord
{
    /// <summary>The revision when this was written.</summary>
    public long Revision { get; init; }

    /// <summary>When the charging controller was last heard before this was written; null for never.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>When a screen was, likewise.</summary>
    public DateTimeOffset? ScreenHeardAt { get; init; }

    /// <summary>When a reader was, likewise.</summary>
    public DateTimeOffset? ReaderHeardAt { get; init; }

    /// <summary>What the device said of each port; the index is the number less one. Without who holds it.</summary>
    public ImmutableArray<PortRecord> Ports { get; init; } = [];

    /// <summary>The last reports.</summary>
    public ReportLog Reports { get; init; } = new();
}
