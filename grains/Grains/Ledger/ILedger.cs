using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger;

namespace RedStation.Grains.Ledger;

/// <summary>The append-only, double-entry ledger.</summary>
public interface ILedger
{
    /// <summary>
    /// Books linked transactions in one SQL transaction with their checks: all of them or, where the answer is a refusal, none.
    /// Repeating them changes nothing and is answered as a repeat. An operation id that was refused for lack of funds stays refused.
    /// </summary>
    /// <param name="linked">One or more; each sees what those before it have done.</param>
    /// <exception cref="LedgerException">One of them is not well formed, see <see cref="LedgerFault"/>.</exception>
    Task<LedgerAnswer> Execute(params ImmutableArray<LedgerTransaction> linked);

    /// <summary>Books one that can only be refused by a mistake. Returns false, changing nothing, when its operation id was booked before.</summary>
    /// <exception cref="LedgerException">It breaks a rule, or was refused.</exception>
    Task<bool> Post(LedgerTransaction transaction);

    /// <summary>A rider's points and social hours, without what is on hold.</summary>
    Task<Balance> GetBalance(string riderId);

    /// <summary>How many points a rider has earned with tasks in the calendar month of a moment, China's.</summary>
    Task<long> GetEarnedPoints(string riderId, DateTimeOffset moment);
}
