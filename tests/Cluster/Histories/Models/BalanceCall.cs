namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What was done to a rider's points.</summary>
/// <param name="Added">Points credited; null for a look.</param>
/// <param name="Seen">The points seen, at a look.</param>
public sealed record BalanceCall(long? Added, long Seen);
