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
        var over = state.Holders.Where(holder => ServerClock.MayHavePassed(holder.MayEnd, latest)).ToList();
        return operation.Call switch
        {
            // What returns later counts on top of it, what has returned before does not.
            StockCall.Filled filled => Subsets.Of(over).Select(gone => state.Without(gone) with { Left = filled.Left }),
            StockCall.Taken taken => Take(state, over, new StockHolder(taken.Reservation, taken.MayReturn)),
            StockCall.NoneLeft => state.Left <= 0 ? [state] : [],
            StockCall.GivenBack given => state.Find(given.Reservation) is { IsHandedOver: false } own ? [state.Without([own])] : [],
            StockCall.HandedOver handed =>
                state.Find(handed.Reservation) is { IsHandedOver: false } own ? [state.HandedOver(own, handed.MayBeUsedUp)] : [],
            StockCall.Seen seen => Subsets.Of(over).Select(state.Without)
                .Where(after => after.Left == seen.Left && after.Holders.Length == seen.Open),
            _ => throw new InvalidOperationException($"Stocks do not know {operation.Call}."),
        };
    }

    private static IEnumerable<StockState> Take(StockState state, IEnumerable<StockHolder> over, StockHolder holder) => state.Left > 0
        ? [state.With(holder)]
        : over.Where(one => !one.IsHandedOver).Select(one => state.Without([one]).With(holder));
}
