namespace RedStation.Grains.Partners;

/// <summary>What the ledger has of time pools.</summary>
public interface ITimePoolBalances
{
    /// <summary>A pool's account; zeros when it was not used yet.</summary>
    Task<TimePoolBalance> Of(string account);

    /// <summary>How many minutes an operation has put into a pool; 0 when it was not booked.</summary>
    Task<long> PutInBy(string operationId);
}

/// <summary>A pool's account.</summary>
/// <param name="Amount">Minutes that are in it, those held included.</param>
/// <param name="Held">Minutes that are held.</param>
/// <param name="PutIn">Minutes that were put into it.</param>
public sealed record TimePoolBalance(long Amount, long Held, long PutIn)
{
    /// <summary>Minutes that can be held.</summary>
    public long Available => Amount - Held;
}
