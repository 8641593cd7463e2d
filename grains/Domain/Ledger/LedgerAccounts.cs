namespace RedStation.Domain.Ledger;

/// <summary>Names of ledger accounts.</summary>
public static class LedgerAccounts
{
    /// <summary>Where points and hours are issued from. Its balance is minus all that was ever issued.</summary>
    public const string Issuance = "system:issuance";

    /// <summary>A rider's account.</summary>
    public static string Rider(string riderId) => "rider:" + riderId;

    /// <summary>Whether an account may go below zero: only those of the system.</summary>
    public static bool MayBeNegative(string account) => account.StartsWith("system:", StringComparison.Ordinal);
}
