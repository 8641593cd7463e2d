namespace RedStation.Tests.Cluster.Chaos.Faults;

/// <summary>A fault that can be done.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">To whom.</param>
/// <param name="Lasts">How long, from the shortest to the longest.</param>
public sealed record PossibleFault(FaultKind Kind, string Target, (TimeSpan Shortest, TimeSpan Longest) Lasts);
