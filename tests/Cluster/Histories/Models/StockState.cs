using System.Collections.Immutable;

namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>One that is taken.</summary>
/// <param name="Reservation">By which command.</param>
/// <param name="MayEnd">From when on that may be over without anybody having said so.</param>
/// <param name="IsHandedOver">Whether it is gone then; otherwise it is there for others again.</param>
/// <param name="IsNamedAgain">Whether anything else may be said of it; otherwise it is as good as any other that is over.</param>
public sealed record StockHolder(string Reservation, long MayEnd, bool IsHandedOver = false, bool IsNamedAgain = true);

/// <summary>A service's stock as the model has it.</summary>
/// <param name="Left">How many can be reserved.</param>
/// <param name="Holders">Who has taken one, in the order of their names; one whose time is over is here until that is seen.</param>
public sealed record StockState(long Left, ImmutableArray<StockHolder> Holders)
{
    /// <summary>Who has taken one by a command, or null.</summary>
    public StockHolder? Find(string reservation) => Holders.FirstOrDefault(holder => holder.Reservation == reservation);

    /// <summary>With one more taken.</summary>
    public StockState With(StockHolder holder) => new(Left - 1, Sorted(Holders.Append(holder)));

    /// <summary>With one handed over.</summary>
    public StockState HandedOver(StockHolder holder, long mayBeUsedUp) => this with
    {
        Holders = Sorted(Holders.Remove(holder).Append(holder with { MayEnd = mayBeUsedUp, IsHandedOver = true, IsNamedAgain = false })),
    };

    /// <summary>With some that are over: what was not handed over is left for others.</summary>
    public StockState Without(IReadOnlyCollection<StockHolder> over) => over.Count == 0 ? this
        : new(Left + over.Count(holder => !holder.IsHandedOver), Holders.RemoveAll(over.Contains));

    /// <inheritdoc/>
    public bool Equals(StockState? other) => other is not null && Left == other.Left && Holders.SequenceEqual(other.Holders);

    /// <inheritdoc/>
    public override int GetHashCode() => Holders.Aggregate(Left.GetHashCode(), HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => $"{Left} left, taken: {string.Join("; ", Holders)}";

    private static ImmutableArray<StockHolder> Sorted(IEnumerable<StockHolder> holders) =>
        [.. holders.OrderBy(holder => holder.Reservation, StringComparer.Ordinal)];
}
