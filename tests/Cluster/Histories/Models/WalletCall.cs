namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What was done to a rider's points, and answered.</summary>
public abstract record WalletCall
{
    /// <summary>They earned some.</summary>
    public sealed record Earned(long Points) : WalletCall;

    /// <summary>They reserved a service: its points are on hold.</summary>
    /// <param name="Reservation">By which command.</param>
    /// <param name="Points">What it costs.</param>
    /// <param name="MayEnd">When it runs out at the earliest.</param>
    /// <param name="Over">When it has certainly run out.</param>
    /// <param name="IsNamedAgain">Whether the history has anything else of that reservation.</param>
    public sealed record Held(string Reservation, long Points, long MayEnd, long Over, bool IsNamedAgain = true) : WalletCall;

    /// <summary>They were refused a service because they have too few points.</summary>
    public sealed record TooFew(long Points) : WalletCall;

    /// <summary>They gave a reservation up.</summary>
    public sealed record Returned(string Reservation) : WalletCall;

    /// <summary>They were handed what they had reserved.</summary>
    public sealed record Spent(string Reservation) : WalletCall;

    /// <summary>Somebody looked what they can spend.</summary>
    public sealed record Seen(long Available) : WalletCall;
}
