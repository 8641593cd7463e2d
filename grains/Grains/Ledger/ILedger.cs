using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger;

namespace RedStation.Grains.Ledger;

/// <summary>The append-only, double-entry ledger.</summary>
public interface ILedger
{
    /// <summary>
    /// Posts a transaction in one SQL transaction with its checks. Returns false, changing nothing, when its operation id
    /// was posted before.
    /// </summary>
    /// <exception cref="LedgerException">It breaks a rule, or would make a balance negative.</exception>
    Task<bool> Post(LedgerTransaction transaction);

    /// <summary>A rider's points and social hours.</summary>
    Task<Balance> GetBalance(string riderId);
}
