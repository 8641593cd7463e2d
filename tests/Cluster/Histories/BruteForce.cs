namespace RedStation.Tests.Cluster.Histories;

/// <summary>Tries every order. For small histories, to check the checker by something too simple to be wrong in the same way.</summary>
public static class BruteForce
{
    /// <summary>Whether any order of all answered and some unanswered operations explains the history.</summary>
    public static bool IsLinearizable<TState, TCall>(ISequentialModel<TState, TCall> model, IReadOnlyList<Operation<TCall>> history)
        where TState : notnull => Goes(model, model.Initial, [.. history], long.MinValue);

    // "now" is the latest moment at which anything that has happened was asked for.
    private static bool Goes<TState, TCall>(ISequentialModel<TState, TCall> model, TState state, List<Operation<TCall>> left, long now)
        where TState : notnull
    {
        if (left.TrueForAll(operation => operation.IsUnknown))
        {
            return true;
        }

        var firstAnswer = left.Min(operation => operation.Returned);
        foreach (var next in left.Where(operation => operation.Invoked <= firstAnswer && now <= operation.Ends))
        {
            var rest = left.Where(operation => operation != next).ToList();
            if (model.Apply(state, next, Math.Min(firstAnswer, next.Ends)).Any(after => Goes(model, after, rest, Math.Max(now, next.Invoked))))
            {
                return true;
            }
        }

        return false;
    }
}
