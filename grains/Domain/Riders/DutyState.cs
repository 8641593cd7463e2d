using System.Collections.Immutable;

namespace RedStation.Domain.Riders;

/// <summary>A rider's time on duty.</summary>
public sealed record DutyState
{
    /// <summary>Since when the rider is on duty; null when they are not.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Shifts that are over and reach into the 24 hours before the last change, oldest first, none overlapping.</summary>
    public ImmutableArray<DutySpan> Past { get; init; } = [];

    /// <summary>The day, in China, that <see cref="Before"/> belongs to. Records counted by calendar day once; only read now.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Time on duty on that day before <see cref="Since"/>. Only read now; nothing in records that were written since.</summary>
    public TimeSpan Before { get; init; }
}

/// <summary>A shift that is over: on duty from one moment to another.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended; never before it began.</param>
public sealed record DutySpan(DateTimeOffset From, DateTimeOffset To);
