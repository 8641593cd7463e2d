using System.Globalization;
using RedStation.Contracts.Partners;
using RedStation.Domain.Ledger;

namespace RedStation.Domain.Partners;

/// <summary>
/// The time pool of a platform (公益时间池) as movements of the ledger, which lets no hold exceed it: an account for each calendar month, China's. What
/// is left of a month ends with it.
/// </summary>
public static class TimePoolRules
{
    /// <summary>Longer than any task lasts: by then a hold that nobody resolved ends by the ledger's own clock.</summary>
    public static readonly TimeSpan HoldFor = TimeSpan.FromDays(60);

    /// <summary>The month that a moment falls in, <c>yyyy-MM</c>.</summary>
    public static string Month(DateTimeOffset moment) => ChinaTime.Day(moment).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The account of a platform at a moment.</summary>
    public static string Account(string platformId, DateTimeOffset moment) => LedgerAccounts.TimePool(platformId, Month(moment));

    /// <summary>The operation that books what a month begins with.</summary>
    public static string AllotmentId(string platformId, DateTimeOffset now) => $"pool-allotted:{platformId}:{Month(now)}";

    /// <summary>What a month begins with, once; null when that is nothing. A platform that changes it does so from the next month on.</summary>
    public static LedgerTransaction? Allot(Platform platform, DateTimeOffset now) => platform.MinutesPerMonth == 0 ? null : LedgerTransfers.Move(
        AllotmentId(platform.Id, now), "time_pool_allotted", platform.Id, now, LedgerAccounts.Platforms, Account(platform.Id, now),
        LedgerUnit.PoolMinutes, platform.MinutesPerMonth);

    /// <summary>What the platform adds to a month.</summary>
    public static LedgerTransaction TopUp(string platformId, TopUpTimePool command, DateTimeOffset now) => LedgerTransfers.Move(
        $"pool-topped-up:{platformId}:{command.OperationId}", "time_pool_topped_up", platformId, now, LedgerAccounts.Platforms,
        Account(platformId, now), LedgerUnit.PoolMinutes, command.Minutes);

    /// <summary>Keeps minutes for a duty.</summary>
    /// <param name="dutyId">The duty.</param>
    /// <param name="command">How it begins.</param>
    /// <param name="minutes">How many, ≥ 1.</param>
    /// <param name="isPartial">Whether these are what the pool has left, after all were refused.</param>
    public static LedgerTransaction Hold(string dutyId, StartDuty command, int minutes, bool isPartial) => LedgerTransfers.Hold(
        (isPartial ? "duty-part:" : "duty:") + dutyId, "duty_started", dutyId, command.At, Account(command.PlatformId, command.At),
        LedgerAccounts.Forgiven, LedgerUnit.PoolMinutes, minutes, HoldFor);

    /// <summary>Spends what a platform has granted of a duty's minutes; the rest is in the pool again.</summary>
    internal static LedgerTransaction Spend(string dutyId, StartDuty started, string holdId, int minutes, DateTimeOffset now) =>
        new("duty-ended:" + dutyId, "duty_forgiven", dutyId, now,
        [
            new LedgerEntry(Account(started.PlatformId, started.At), LedgerUnit.PoolMinutes, -minutes),
            new LedgerEntry(LedgerAccounts.Forgiven, LedgerUnit.PoolMinutes, minutes),
        ])
        {
            Step = LedgerStep.Post,
            RelatedId = holdId,
        };

    /// <summary>Returns a duty's minutes to the pool.</summary>
    internal static LedgerTransaction Return(string dutyId, string holdId, DateTimeOffset now) =>
        LedgerTransfers.Void("duty-ended:" + dutyId, "duty_not_forgiven", dutyId, now, holdId);
}
