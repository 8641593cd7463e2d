namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>
/// A rider holds at most one reservation (invariant 1) and has at most one active task (invariant 2). The rider's own grain hears of
/// an end from the station or the task, so it may take one for its own for a while after it was given up.
/// </summary>
public sealed class HoldingModel : ISequentialModel<Holding, HoldingCall>
{
    /// <inheritdoc/>
    public Holding Initial => Holding.Nothing;

    /// <inheritdoc/>
    public IEnumerable<Holding> Apply(Holding state, Operation<HoldingCall> operation, long latest)
    {
        var has = state.IsSomething && !ServerClock.HasPassed(state.Over, operation);
        var mayHaveNone = !has || state.Thing is null || ServerClock.MayHavePassed(state.MayEnd, latest);
        return operation.Call switch
        {
            HoldingCall.Taken taken => mayHaveNone ? [new Holding(taken.Thing, taken.MayEnd, taken.Over)] : [],
            HoldingCall.HasOne => has ? [state] : [],
            HoldingCall.Released released => Release(state, released, mayHaveNone),
            HoldingCall.Seen { Thing: null } => mayHaveNone ? [Holding.Nothing] : [],
            HoldingCall.Seen seen => has && (state.Thing ?? seen.Thing) == seen.Thing ? [state with { Thing = seen.Thing }] : [],
            _ => throw new InvalidOperationException($"Riders do not know {operation.Call}."),
        };
    }

    private static IEnumerable<Holding> Release(Holding state, HoldingCall.Released released, bool mayHaveNone)
    {
        if ((state.Thing ?? released.Thing) != released.Thing)
        {
            // Given up late, when something else had ended it and the rider has another by now.
            return [state];
        }

        return released.Found == false && !released.Retried && !mayHaveNone ? [] : [state with { Thing = released.Thing, MayEnd = 0 }];
    }
}
