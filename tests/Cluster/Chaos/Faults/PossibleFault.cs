namespace RedStation.Tests.Cluster.Chaos.Faults;

/// <summary>A fault that can be done.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">To whom.</param>
/// <param name="Lasts">How long, from the shortest to the longest.</param>
/// <param name="AtGrant">Whether it waits until a reservation is acknowledged, and then comes at once.</param>
public sealed record PossibleFault(FaultKind Kind, string Target, (TimeSpan Shortest, TimeSpan Longest) Lasts, bool AtGrant = false);
