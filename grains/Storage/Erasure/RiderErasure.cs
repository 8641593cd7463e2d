using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Domain.Ledger;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Erasure;

/// <summary>
/// Erases riders. What is to be done is noted first, and everything may be done again: whatever a crash leaves undone is done at the next look. The
/// rider becomes nobody first, so that nothing new comes about; then everybody who knows something of them lets go of it.
/// </summary>
public sealed class RiderErasure(
    IDatabase database, IGrainFactory grains, ErasureStore erasures, ErasedTables tables, IDeletedTraces traces)
{
    /// <summary>Few: of each, tasks and cases are loaded.</summary>
    private const int AtOnce = 10;

    /// <summary>
    /// Tasks that are theirs by the list of tasks, and those that they were paid for: during an upgrade a silo of the version before may have written
    /// a row without its rider.
    /// </summary>
    private const string FindTasks =
        """
        SELECT id FROM tasks WHERE assignee = @RiderId
        UNION SELECT booked.reference FROM ledger_entries entry JOIN ledger_transactions booked ON booked.operation_id = entry.operation_id
        WHERE entry.account = @Account AND booked.kind IN (@Earned, @EarnedCapped)
        """;

    private const string FindCases = "SELECT case_id FROM case_reporters WHERE rider_id = @RiderId";

    private const string FindRedemptions = "SELECT id FROM redemptions WHERE rider_id = @RiderId";

    /// <summary>Begins it: when this returns without a refusal the rider is nobody and signed in nowhere, and the rest is done by itself.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="by">The subject who asks for it.</param>
    public async Task<RiderRefusal?> Begin(string riderId, string by)
    {
        await erasures.Request(riderId, by);
        if ((await grains.Rider(riderId).Erase()).Refusal is { } refusal)
        {
            await erasures.Withdraw(riderId);
            return refusal;
        }

        await erasures.Begin(riderId);
        await tables.EndSignIn(riderId);
        return null;
    }

    /// <summary>Does what is due. Returns how many riders were looked after.</summary>
    public async Task<int> Work(CancellationToken stopping)
    {
        var due = await erasures.Due(AtOnce);
        foreach (var erasure in due)
        {
            // Whatever keeps this one from being done must not keep the others.
            await erasures.Postpone(erasure);
            if ((await grains.Rider(erasure.RiderId).Erase()).Refusal is null)
            {
                await erasures.Begin(erasure.RiderId);
                await LetGo(erasure.RiderId, stopping);
                await erasures.Look(erasure);
            }
        }

        if (due.Count > 0)
        {
            await traces.Overwrite();
        }

        return due.Count;
    }

    private async Task LetGo(string riderId, CancellationToken stopping)
    {
        await tables.Erase(riderId, stopping);
        foreach (var id in await Ids(FindTasks, riderId))
        {
            stopping.ThrowIfCancellationRequested();
            await grains.GovernanceTask(id).EraseRider(riderId);
        }

        foreach (var id in await Ids(FindCases, riderId))
        {
            stopping.ThrowIfCancellationRequested();
            await grains.GovernanceCase(id).EraseRider(riderId);
        }

        foreach (var id in await Ids(FindRedemptions, riderId))
        {
            stopping.ThrowIfCancellationRequested();
            await grains.Redemption(id).EraseRider();
        }

        await tables.DropAnswersAbout(riderId);
    }

    private Task<List<string>> Ids(string query, string riderId) => database.Read(async connection => (await connection.QueryAsync<string>(
        query, new
        {
            RiderId = riderId,
            Account = LedgerAccounts.Rider(riderId),
            PointCeilingRules.Earned,
            PointCeilingRules.EarnedCapped,
        })).AsList());
}
