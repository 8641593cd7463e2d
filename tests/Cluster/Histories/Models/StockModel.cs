namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>
/// A service of which there are only so many: nobody is given one that another has. What a reservation that ran out had is there again some time
/// after; that is taken to have happened only once an answer needs it.
/// </summary>
public sealed class StockModel : ISequentialModel<StockState, StockCall>
{
    /// <inheritdoc/>
    public StockState Initial { get; } = new(0, []);

    /// <inheritdoc/>
    public IEnumerable<StockState> Apply(StockState state, Operation<StockCall> operation, long latest)
    {
        var over = state.Holders.Where(holder => ServerClock.MayHavePassed(holder.MayEnd, latest)).OrderBy(holder => holder.MayEnd).ToList();
        return operation.Call switch
        {
            // What returns later counts on top of it, what has returned before does not.
            StockCall.Filled filled => Ways(over.Where(one => !one.IsHandedOver)).Select(gone => state.Without(gone) with { Left = filled.Left }),
            StockCall.Taken taken => Take(state, over, new StockHolder(taken.Reservation, taken.MayReturn, IsNamedAgain: taken.IsNamedAgain)),
            StockCall.NoneLeft => state.Left <= 0 ? [state] : [],
            StockCall.GivenBack given => state.Find(given.Reservation) is { IsHandedOver: false } own ? [state.Without([own])] : [],
            StockCall.HandedOver handed =>
                state.Find(handed.Reservation) is { IsHandedOver: false } own ? [state.HandedOver(own, handed.MayBeUsedUp)] : [],
            StockCall.Seen seen => Ways(over).Select(state.Without)
                .Where(after => after.Left == seen.Left && after.Holders.Length == seen.Open),
            _ => throw new InvalidOperationException($"Stocks do not know {operation.Call}."),
        };
    }

    /// <summary>Who is over may be gone. Of those of whom nothing more is said it does not matter which.</summary>
    private static IEnumerable<IReadOnlyList<StockHolder>> Ways(IEnumerable<StockHolder> over) =>
        Interchangeable.Subsets(over, one => one.IsNamedAgain ? (bool?)null : one.IsHandedOver);

    private static IEnumerable<StockState> Take(StockState state, IEnumerable<StockHolder> over, StockHolder holder) => state.Left > 0
        ? [state.With(holder)]
        : Ways(over.Where(one => !one.IsHandedOver)).Where(gone => gone.Count == 1).Select(gone => state.Without(gone).With(holder));
}
