namespace RedStation.Domain.Riders;

/// <summary>A rider's time on duty.</summary>
public sealed record DutyState
{
    /// <summary>Since when the rider is on duty; null when they are not.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The day, in China, that <see cref="Before"/> belongs to.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Time on duty on that day before <see cref="Since"/>.</summary>
    public TimeSpan Before { get; init; }
}
