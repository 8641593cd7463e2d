namespace RedStation.Tests.Cluster.Histories;

/// <summary>Tries every order. For small histories, to check the checker by something too simple to be wrong in the same way.</summary>
public static class BruteForce
{
    /// <summary>Whether any order of all answered and some unanswered operations explains the history.</summary>
    public static bool IsLinearizable<TState, TCall>(ISequentialModel<TState, TCall> model, IReadOnlyList<Operation<TCall>> history)
        where TState : notnull => Goes(model, model.Initial, [.. history]);

    private static bool Goes<TState, TCall>(ISequentialModel<TState, TCall> model, TState state, List<Operation<TCall>> left)
        where TState : notnull
    {
        if (left.TrueForAll(operation => operation.IsUnknown))
        {
            return true;
        }

        var firstAnswer = left.Min(operation => operation.Returned);
        foreach (var next in left.Where(operation => operation.Invoked <= firstAnswer))
        {
            var rest = left.Where(operation => operation != next).ToList();
            if (model.Apply(state, next, firstAnswer).Any(after => Goes(model, after, rest)))
            {
                return true;
            }
        }

        return false;
    }
}
