namespace RedStation.Tests.Cluster.Histories;

/// <summary>What came of a check, and where it failed.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="At">The first operation whose answer nothing explains, or the one at which the search was given up.</param>
/// <param name="Possible">The states that the object may have been in before it.</param>
public sealed record Verdict<TState, TCall>(Outcome Outcome, Operation<TCall>? At, IReadOnlyList<TState> Possible);
