using RedStation.Contracts.Hardship;
using RedStation.Domain.Ledger;

namespace RedStation.Domain.Hardship;

/// <summary>
/// Who may decide on a hardship grant, and what the ledger does for it. The points are on hold from the proposal on, so that approving one can
/// never take more than the budget has.
/// </summary>
public static class HardshipRules
{
    /// <summary>How long a proposal waits for a second person.</summary>
    public static readonly TimeSpan ProposalLife = TimeSpan.FromDays(14);

    /// <summary>How much longer its points are on hold: a decision of the last moment is carried out after a crash, too.</summary>
    public static readonly TimeSpan HoldMargin = TimeSpan.FromHours(1);

    /// <summary>The grant as it stands at a moment: a proposal whose time is over has expired, whether or not anybody has noticed.</summary>
    public static HardshipGrant At(HardshipGrant grant, DateTimeOffset now) =>
        grant.Status == HardshipStatus.Proposed && grant.ExpiresAt <= now ? grant with { Status = HardshipStatus.Expired } : grant;

    /// <summary>Why somebody cannot decide so now, or null. Who proposed a grant may take it back, and never approve it.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="by">The account.</param>
    /// <param name="approve">Whether to approve it.</param>
    /// <param name="now">When.</param>
    public static HardshipRefusal? MayDecide(HardshipGrant grant, string by, bool approve, DateTimeOffset now) => At(grant, now).Status switch
    {
        HardshipStatus.Approved or HardshipStatus.Refused => HardshipRefusal.GrantDecided,
        HardshipStatus.Expired => HardshipRefusal.GrantExpired,
        _ when approve && by == grant.ProposedBy => HardshipRefusal.OwnGrant,
        _ => null,
    };

    /// <summary>Whether a decision is the one that was taken already, so that repeating it changes nothing.</summary>
    public static bool IsRepeat(HardshipGrant grant, string by, bool approve) =>
        grant.DecidedBy == by && grant.Status == (approve ? HardshipStatus.Approved : HardshipStatus.Refused);

    /// <summary>Puts the points of a proposal on hold.</summary>
    public static LedgerTransaction Hold(HardshipGrant grant) => LedgerTransfers.Hold(
        PendingId(grant.Id), "hardship_proposed", grant.Id, grant.ProposedAt, LedgerAccounts.HardshipBudget(grant.District),
        LedgerAccounts.Rider(grant.RiderId), LedgerUnit.Points, grant.Points, ProposalLife + HoldMargin);

    /// <summary>What the ledger does for a decision.</summary>
    /// <param name="grant">A grant that was approved or refused.</param>
    /// <param name="validMonths">For how many months points are valid in the district; null for without end.</param>
    public static LedgerTransaction Settle(HardshipGrant grant, int? validMonths)
    {
        var at = grant.DecidedAt!.Value;
        return grant.Status == HardshipStatus.Approved
            ? LedgerTransfers.Post("hardship-approved:" + grant.Id, "hardship_granted", grant.Id, at, PendingId(grant.Id)) with
            {
                PointsExpireAt = PointLotRules.ExpiresAt(at, validMonths),
            }
            : LedgerTransfers.Void("hardship-refused:" + grant.Id, "hardship_refused", grant.Id, at, PendingId(grant.Id));
    }

    /// <summary>Puts points into a budget.</summary>
    /// <param name="operationId">The transfer's id, see <see cref="TopUpId"/>.</param>
    /// <param name="district">Whose budget.</param>
    /// <param name="points">How many.</param>
    /// <param name="now">When.</param>
    public static LedgerTransaction TopUp(string operationId, string district, int points, DateTimeOffset now) => LedgerTransfers.Move(
        operationId, "hardship_budget", district, now, LedgerAccounts.Issuance, LedgerAccounts.HardshipBudget(district), LedgerUnit.Points, points);

    /// <summary>The id of a top-up's transfer: two administrators may choose the same operation id.</summary>
    public static string TopUpId(string by, string operationId) => $"hardship-budget:{by}:{operationId}";

    private static string PendingId(string grantId) => "hardship:" + grantId;
}
