namespace RedStation.Tests.Cluster.Histories;

/// <summary>
/// Takes from a history that fails whatever its failure does not need (delta debugging). What is left still fails at the same
/// operation, from the same possible states: leaving a cancellation out would otherwise make a failure of its own.
/// </summary>
public sealed class HistoryShrinker<TState, TCall>(LinearizabilityChecker<TState, TCall> checker)
    where TState : notnull
{
    /// <summary>The smallest history found that fails as this one does.</summary>
    public IReadOnlyList<Operation<TCall>> Shrink(IReadOnlyList<Operation<TCall>> history, Verdict<TState, TCall> verdict)
    {
        var failing = verdict.At!;
        var possible = verdict.Possible.ToHashSet();
        // What is asked after the failing answer cannot have led to it.
        var left = history.Where(operation => operation.Invoked <= failing.Returned).ToList();
        for (var size = Math.Max(1, left.Count / 2); ; size = Math.Max(1, size / 2))
        {
            var before = left.Count;
            for (var start = 0; start < left.Count;)
            {
                var tried = left.Where((operation, index) => index < start || index >= start + size || operation == failing).ToList();
                if (tried.Count < left.Count && FailsAlike(tried))
                {
                    left = tried;
                }
                else
                {
                    start += size;
                }
            }

            if (size == 1 && left.Count == before)
            {
                return left;
            }
        }

        bool FailsAlike(IReadOnlyList<Operation<TCall>> tried) =>
            checker.Check(tried) is { Outcome: Outcome.Violated } found && found.At == failing && possible.SetEquals(found.Possible);
    }
}
