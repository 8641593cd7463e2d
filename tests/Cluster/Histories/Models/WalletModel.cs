namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>
/// A rider's points (invariant 4): what can be spent is what was earned and not spent, less what is on hold; it is never below zero; each
/// credit counts once, each reservation is paid or returned once. A hold ends by the server's clock, whether or not anybody has booked it.
/// </summary>
public sealed class WalletModel : ISequentialModel<WalletState, WalletCall>
{
    /// <summary>After that long, in milliseconds, nothing is booked any more of a reservation that has run out.</summary>
    private const long LastBooking = 600_000;

    /// <inheritdoc/>
    public WalletState Initial => WalletState.Empty;

    /// <inheritdoc/>
    public IEnumerable<WalletState> Apply(WalletState state, Operation<WalletCall> operation, long latest)
    {
        var view = View.Of(state, operation, latest);
        return operation.Call switch
        {
            WalletCall.Earned earned => [view.State with { Posted = view.State.Posted + earned.Points }],
            WalletCall.Held held => Hold(view, held),
            WalletCall.TooFew few => view.Least < few.Points ? [view.State] : [],
            WalletCall.Returned returned => Without(view.State, returned.Reservation) is { } after ? [after] : [],
            WalletCall.Spent spent => Spend(view, spent.Reservation, operation, latest),
            WalletCall.Seen seen => view.Lapses.Where(lapsed => view.Least + Sum(lapsed) == seen.Available).Select(view.State.Lapsed),
            _ => throw new InvalidOperationException($"Wallets do not know {operation.Call}."),
        };
    }

    private static IEnumerable<WalletState> Hold(View view, WalletCall.Held held)
    {
        var hold = new WalletHold(held.Reservation, held.Points, held.MayEnd, held.Over, IsNamedAgain: held.IsNamedAgain);
        // Without need nothing has to have run out.
        var needed = view.Least >= held.Points ? view.Lapses.Take(1) : view.Lapses.Where(lapsed => view.Least + Sum(lapsed) >= held.Points);
        return needed.Select(lapsed => view.State.Lapsed(lapsed).With(hold));
    }

    /// <summary>What was spent late was returned for a while; nothing else can have been reserved with it.</summary>
    private static IEnumerable<WalletState> Spend(View view, string reservation, Operation<WalletCall> operation, long latest)
    {
        if (Without(view.State, reservation) is not { } rest)
        {
            return [];
        }

        var paid = rest with { Posted = view.State.Posted - Find(view.State, reservation)!.Points };
        var after = View.Of(paid, operation, latest);
        return after.Most >= 0 ? [paid] : [];
    }

    private static WalletHold? Find(WalletState state, string reservation) => state.Holds.FirstOrDefault(hold => hold.Reservation == reservation);

    private static WalletState? Without(WalletState state, string reservation) =>
        Find(state, reservation) is { } hold ? state with { Holds = state.Holds.Remove(hold) } : null;

    private static long Sum(IEnumerable<WalletHold> holds) => holds.Sum(hold => hold.Points);

    /// <summary>A wallet at the time of an operation.</summary>
    /// <param name="State">Without what is long over.</param>
    /// <param name="Least">What can be spent when nothing has run out that may have.</param>
    /// <param name="Uncertain">What may have run out.</param>
    private sealed record View(WalletState State, long Least, IReadOnlyList<WalletHold> Uncertain)
    {
        public long Most => Least + Sum(Uncertain);

        /// <summary>Every way in which some of it has.</summary>
        public IEnumerable<IReadOnlyList<WalletHold>> Lapses => Interchangeable.Subsets(
            Uncertain.OrderBy(hold => hold.Over), hold => hold.IsNamedAgain ? (long?)null : hold.Points);

        public static View Of(WalletState state, Operation<WalletCall> operation, long latest)
        {
            var kept = state with { Holds = state.Holds.RemoveAll(hold => ServerClock.HasPassed(hold.Over + LastBooking, operation)) };
            var counted = kept.Holds.Where(hold => !hold.HasLapsed && !ServerClock.HasPassed(hold.Over, operation)).ToList();
            return new View(kept, kept.Posted - Sum(counted), counted.FindAll(hold => ServerClock.MayHavePassed(hold.MayEnd, latest)));
        }
    }
}
