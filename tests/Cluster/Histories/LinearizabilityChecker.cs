namespace RedStation.Tests.Cluster.Histories;

/// <summary>
/// Searches for a sequential order that explains a history (Wing and Gong), with Lowe's just-in-time order and cache: it walks along
/// time and holds every configuration that the object may be in. An operation takes effect no later than its answer and only together
/// with what must come before it; a configuration that was met before is not followed again. One that nobody answered is guessed to have
/// happened or not until it cannot happen any more, and then forgotten: in a long history guesses would pile up otherwise.
/// </summary>
/// <param name="model">How the object answers in sequence.</param>
/// <param name="limit">Steps after which the search is given up as <see cref="Outcome.Undecided"/>.</param>
public sealed class LinearizabilityChecker<TState, TCall>(ISequentialModel<TState, TCall> model, int limit = 10_000_000)
    where TState : notnull
{
    /// <summary>Checks the history of one object.</summary>
    public Verdict<TState, TCall> Check(IReadOnlyList<Operation<TCall>> history)
    {
        var reached = new Configurations<TState>();
        reached.Add(new Configuration<TState>(model.Initial, Marks.None, Marks.None));
        var open = new List<Operation<TCall>>();
        var steps = 0;
        foreach (var (operation, isEnd) in Events(history))
        {
            if (!isEnd)
            {
                open.Add(operation);
                continue;
            }

            var next = Ended(reached, open, operation, ref steps);
            if (next is null || next.Count == 0)
            {
                return new(next is null ? Outcome.Undecided : Outcome.Violated, operation, [.. reached.States]);
            }

            reached = next;
            open.Remove(operation);
        }

        return new(Outcome.Linearizable, null, [.. reached.States]);
    }

    /// <summary>What is asked at the moment of an answer comes first, so that the two count as concurrent: clocks have grains.</summary>
    private static IEnumerable<(Operation<TCall> Operation, bool IsEnd)> Events(IReadOnlyList<Operation<TCall>> history) => history
        .Select(operation => (Operation: operation, IsEnd: false, At: operation.Invoked))
        .Concat(history
            .Where(operation => operation.Ends != Operation<TCall>.Never)
            .Select(operation => (Operation: operation, IsEnd: true, At: operation.Ends)))
        .OrderBy(happened => happened.At)
        .ThenBy(happened => happened.IsEnd)
        .Select(happened => (happened.Operation, happened.IsEnd));

    /// <summary>
    /// The configurations in which an operation has happened by now, and for one that nobody answered those in which it has not; null
    /// when the limit was met.
    /// </summary>
    private Configurations<TState>? Ended(
        Configurations<TState> reached, List<Operation<TCall>> open, Operation<TCall> ended, ref int steps)
    {
        var done = new Configurations<TState>();
        var met = new Configurations<TState>();
        var left = new Stack<Configuration<TState>>();
        foreach (var configuration in reached.All.Where(met.Add))
        {
            left.Push(configuration);
            if (ended.IsUnknown && !configuration.HasDone(ended.Number))
            {
                done.Add(configuration);
            }
        }

        while (left.TryPop(out var configuration))
        {
            if (configuration.HasDone(ended.Number))
            {
                done.Add(configuration.Without(ended.Number));
                continue;
            }

            foreach (var operation in open.Where(operation => !configuration.HasDone(operation.Number)))
            {
                foreach (var state in model.Apply(configuration.State, operation, ended.Ends))
                {
                    if (++steps > limit)
                    {
                        return null;
                    }

                    var next = operation.IsUnknown
                        ? configuration with { State = state, Guessed = configuration.Guessed.With(operation.Number) }
                        : configuration with { State = state, Early = configuration.Early.With(operation.Number) };
                    if (met.Add(next))
                    {
                        left.Push(next);
                    }
                }
            }
        }

        return done;
    }
}
