using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using RedStation.Domain.Ledger;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Ledger.Log;

/// <summary>
/// Gives every transaction its number in the log, after it was committed, in batches: bookings never wait for each other's numbers. A
/// second sequencer does no harm: a number that is taken ends its batch, and nothing of it was kept.
/// </summary>
public sealed class LedgerSequencer(IDatabase database)
{
    private const string FindAny = "SELECT CAST(count(*) AS bigint) FROM (SELECT 1 FROM ledger_unsequenced LIMIT 1) AS waiting";

    private const string AddToLog = "INSERT INTO ledger_log (sequence, operation_id, leaf) VALUES (@Sequence, @OperationId, @Leaf)";

    private const string AddSalt = "INSERT INTO ledger_salts (operation_id, salt) VALUES (@OperationId, @Salt)";

    private const string AddMovement =
        """
        INSERT INTO ledger_movements (account, sequence, unit, operation_id, kind, reference, step, related_id, at, effective_at, amount, held)
        VALUES (@Account, @Sequence, @Unit, @OperationId, @Kind, @Reference, @Step, @RelatedId, @At, @EffectiveAt, @Amount, @Held)
        """;

    private const string AddNode = "INSERT INTO ledger_nodes (level, position, hash) VALUES (@Level, @Position, @Hash)";

    private const string Forget = "DELETE FROM ledger_unsequenced WHERE position = @Position";

    /// <summary>Numbers the transactions that wait, up to a limit. Returns how many there were.</summary>
    public async Task<int> SequenceNext(int limit) =>
        await database.Read(connection => connection.ExecuteScalarAsync<long>(FindAny)) == 0 ? 0 : await Sequence(limit);

    private Task<int> Sequence(int limit) => database.WriteRows(async (connection, sql) =>
    {
        var waiting = await WaitingTransactions.Next(connection, sql, limit);
        var nodes = new LedgerNodes(connection, sql);
        var before = await nodes.Size();
        var size = before;
        foreach (var one in waiting)
        {
            if (one.Sequence is null)
            {
                await Add(connection, sql, one.Record with { Sequence = ++size }, one.Hold);
            }

            await connection.ExecuteAsync(Forget, new { one.Position }, sql);
        }

        await AddNodes(connection, sql, nodes, before, size);
        return waiting.Count;
    });

    private static async Task Add(DbConnection connection, DbTransaction sql, LedgerRecord record, LedgerHeldAmount? hold)
    {
        var salt = RandomNumberGenerator.GetBytes(LedgerRecord.SaltBytes);
        await connection.ExecuteAsync(AddToLog, new { record.Sequence, record.OperationId, Leaf = record.ToLeaf(salt) }, sql);
        await connection.ExecuteAsync(AddSalt, new { record.OperationId, Salt = salt }, sql);
        foreach (var movement in LedgerMovement.Of(record, record.Sequence, hold).Where(movement => LedgerAccounts.HasStatement(movement.Account)))
        {
            await connection.ExecuteAsync(AddMovement, movement, sql);
        }
    }

    /// <summary>Keeps the hashes of the subtrees that the new leaves have completed, the small ones first.</summary>
    private static async Task AddNodes(DbConnection connection, DbTransaction sql, LedgerNodes nodes, long before, long after)
    {
        for (var level = LedgerNodes.Step; after >> level > 0; level += LedgerNodes.Step)
        {
            for (var position = before >> level; position < after >> level; position++)
            {
                var hash = MerkleTree.Above(await nodes.Below(level, position));
                await connection.ExecuteAsync(AddNode, new { Level = (long)level, Position = position, Hash = hash }, sql);
            }
        }
    }
}
