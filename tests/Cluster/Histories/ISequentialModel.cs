namespace RedStation.Tests.Cluster.Histories;

/// <summary>
/// What an object may answer when one operation follows the other. It may leave more than one way open: what time does by itself, or a
/// crash, happens or does not.
/// </summary>
/// <typeparam name="TState">A state; equal states must be equal.</typeparam>
/// <typeparam name="TCall">What is asked and answered.</typeparam>
public interface ISequentialModel<TState, TCall>
    where TState : notnull
{
    /// <summary>The state at first.</summary>
    TState Initial { get; }

    /// <summary>
    /// The states that the object may be in after it has answered as the operation says; none when it cannot have. An operation of
    /// unknown outcome need not happen, so only the ways in which it did are asked for.
    /// </summary>
    /// <param name="state">The state before.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="latest">When it had happened at the latest: an answer of that time shows it, its own or another's.</param>
    IEnumerable<TState> Apply(TState state, Operation<TCall> operation, long latest);
}
