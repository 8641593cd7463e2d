namespace RedStation.Domain.Riders;

/// <summary>A shift that is over: on duty from one moment to another.</summary>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended; never before it began.</param>
public sealed record DutySpan(DateTimeOffset From, DateTimeOffset To);
