namespace RedStation.Tests.Cluster.Chaos.Faults;

/// <summary>A fault of a plan.</summary>
/// <param name="After">How long after the end of the last.</param>
/// <param name="Kind">What.</param>
/// <param name="Target">To whom.</param>
/// <param name="Lasts">How long.</param>
/// <param name="AtGrant">Whether it then waits for the next reservation that is acknowledged, and comes at once.</param>
public sealed record ScheduledFault(TimeSpan After, FaultKind Kind, string Target, TimeSpan Lasts, bool AtGrant = false);
