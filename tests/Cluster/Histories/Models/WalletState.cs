using System.Collections.Immutable;

namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>Points on hold.</summary>
/// <param name="Reservation">By which command.</param>
/// <param name="Points">How many.</param>
/// <param name="MayEnd">When it runs out at the earliest.</param>
/// <param name="Over">When it has certainly run out.</param>
/// <param name="HasLapsed">Whether an answer has shown that it has.</param>
/// <param name="IsNamedAgain">Whether anything else may be said of it; otherwise it is as good as any other of as many points.</param>
public sealed record WalletHold(string Reservation, long Points, long MayEnd, long Over, bool HasLapsed = false, bool IsNamedAgain = true);

/// <summary>A rider's points as the model has them.</summary>
/// <param name="Posted">What was earned and not spent.</param>
/// <param name="Holds">
/// Reservations of which nothing has become yet, in the order of their names. One that has run out counts no more, and stays: what was handed over
/// in its last moment may be booked after it.
/// </param>
public sealed record WalletState(long Posted, ImmutableArray<WalletHold> Holds)
{
    /// <summary>Nothing earned, nothing on hold.</summary>
    public static WalletState Empty { get; } = new(0, []);

    /// <summary>With one hold more.</summary>
    public WalletState With(WalletHold hold) => this with
    {
        Holds = [.. Holds.Append(hold).OrderBy(one => one.Reservation, StringComparer.Ordinal)],
    };

    /// <summary>With some holds known to have run out. One of which nothing more is said is forgotten.</summary>
    public WalletState Lapsed(IReadOnlyCollection<WalletHold> lapsed) => lapsed.Count == 0 ? this : this with
    {
        Holds =
        [
            .. Holds.Where(hold => hold.IsNamedAgain || !lapsed.Contains(hold))
                .Select(hold => lapsed.Contains(hold) ? hold with { HasLapsed = true } : hold),
        ],
    };

    /// <inheritdoc/>
    public bool Equals(WalletState? other) => other is not null && Posted == other.Posted && Holds.SequenceEqual(other.Holds);

    /// <inheritdoc/>
    public override int GetHashCode() => Holds.Aggregate(Posted.GetHashCode(), HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => $"{Posted} points, on hold: {string.Join("; ", Holds)}";
}
