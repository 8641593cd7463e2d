namespace RedStation.Domain.Ledger;

/// <summary>Names of ledger accounts.</summary>
public static class LedgerAccounts
{
    /// <summary>What accounts are called that may go below zero; they have no kept balance, so that no two transactions meet at one row.</summary>
    public const string SystemPrefix = "system:";

    /// <summary>Where points and hours are issued from. Its balance is minus all that was ever issued.</summary>
    public const string Issuance = SystemPrefix + "issuance";

    /// <summary>Where points go whose validity is over. Its balance is all that ever expired.</summary>
    public const string Expired = SystemPrefix + "expired";

    /// <summary>Where platforms' minutes come from: what they allot to their time pools, and top up. Its balance is minus all of it.</summary>
    public const string Platforms = SystemPrefix + "platforms";

    /// <summary>Where minutes go that platforms have forgiven. Its balance is all that was ever forgiven.</summary>
    public const string Forgiven = SystemPrefix + "forgiven";

    private const string RiderPrefix = "rider:";
    private const string DebtPrefix = SystemPrefix + "debt:";

    /// <summary>A rider's account.</summary>
    public static string Rider(string riderId) => RiderPrefix + riderId;

    /// <summary>What a rider owes after a reversal of points that were spent; its balance is minus the debt.</summary>
    public static string Debt(string riderId) => DebtPrefix + riderId;

    /// <summary>What a provider of services is owed.</summary>
    public static string Provider(string organisationId) => "provider:" + organisationId;

    /// <summary>What a district has for riders in need.</summary>
    public static string HardshipBudget(string district) => "budget:hardship:" + district;

    /// <summary>A platform's time pool of a calendar month.</summary>
    /// <param name="platformId">The platform.</param>
    /// <param name="month">The month, <c>yyyy-MM</c>.</param>
    public static string TimePool(string platformId, string month) => "pool:" + platformId + ":" + month;

    /// <summary>Whether an account may go below zero: only those of the system.</summary>
    public static bool MayBeNegative(string account) => account.StartsWith(SystemPrefix, StringComparison.Ordinal);

    /// <summary>Whether somebody reads an account's movements: all but the system's own, which take part in every other transaction.</summary>
    public static bool HasStatement(string account) => !MayBeNegative(account) || account.StartsWith(DebtPrefix, StringComparison.Ordinal);

    /// <summary>The rider whose account it is, or null.</summary>
    public static string? RiderOf(string account) =>
        account.StartsWith(RiderPrefix, StringComparison.Ordinal) ? account[RiderPrefix.Length..] : null;
}
