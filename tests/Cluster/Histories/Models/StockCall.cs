namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What was done with a service of which there are only so many, and answered.</summary>
public abstract record StockCall
{
    /// <summary>Its provider said how many are left.</summary>
    public sealed record Filled(long Left) : StockCall;

    /// <summary>One was taken for a reservation.</summary>
    /// <param name="Reservation">By which command.</param>
    /// <param name="MayReturn">From when on it may be there for others again without anybody having said so.</param>
    /// <param name="IsNamedAgain">Whether the history has anything else of that reservation.</param>
    public sealed record Taken(string Reservation, long MayReturn, bool IsNamedAgain = true) : StockCall;

    /// <summary>A rider was refused because none was left.</summary>
    public sealed record NoneLeft : StockCall;

    /// <summary>Its rider gave a reservation up: one more is left.</summary>
    public sealed record GivenBack(string Reservation) : StockCall;

    /// <summary>What was reserved was handed over.</summary>
    /// <param name="Reservation">By which command.</param>
    /// <param name="MayBeUsedUp">From when on it can be taken back no more, so that it is nobody's reservation.</param>
    public sealed record HandedOver(string Reservation, long MayBeUsedUp) : StockCall;

    /// <summary>Somebody looked how many are left, and how many are reserved or can still be taken back.</summary>
    public sealed record Seen(long Left, int Open) : StockCall;
}
