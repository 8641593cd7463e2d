using RedStation.Contracts.Hardship;

namespace RedStation.Grains.Hardship;

/// <summary>The table of hardship grants and of what was put into budgets.</summary>
public interface IHardshipGrants
{
    /// <summary>A grant, or null.</summary>
    Task<HardshipGrant?> Find(string grantId);

    /// <summary>Adds a proposal; adding it again changes nothing.</summary>
    Task Add(HardshipGrant grant);

    /// <summary>Writes a decision, unless there is one already. Returns the grant as it is then.</summary>
    Task<HardshipGrant> Decide(HardshipGrant decided);

    /// <summary>Decisions that the ledger may not have carried out yet.</summary>
    Task<IReadOnlyList<HardshipGrant>> Unsettled();

    /// <summary>Notes that the ledger has carried out a decision; or that it could not, because the points were on hold no longer.</summary>
    Task Settled(string grantId, bool tooLate);

    /// <summary>Notes why points were put into a budget; noting it again changes nothing.</summary>
    /// <param name="transferId">The ledger's transfer.</param>
    /// <param name="district">Whose budget.</param>
    /// <param name="command">The command.</param>
    /// <param name="at">When.</param>
    Task AddTopUp(string transferId, string district, TopUpHardshipBudget command, DateTimeOffset at);

    /// <summary>What a district's budget has.</summary>
    Task<HardshipBudget> Budget(string district);
}
