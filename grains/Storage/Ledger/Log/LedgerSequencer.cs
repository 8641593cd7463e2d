using System.Data;
using System.Data.Common;
using System.Globalization;
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

    private static readonly BatchInsert Log = new(
        "ledger_log", ("sequence", DbType.Int64), ("operation_id", DbType.String), ("leaf", DbType.Binary));

    private static readonly BatchInsert Salts = new("ledger_salts", ("operation_id", DbType.String), ("salt", DbType.Binary));

    private static readonly BatchInsert Movements = new(
        "ledger_movements", ("account", DbType.String), ("sequence", DbType.Int64), ("unit", DbType.String), ("operation_id", DbType.String),
        ("kind", DbType.String), ("reference", DbType.String), ("step", DbType.String), ("related_id", DbType.String), ("at", DbType.Int64),
        ("effective_at", DbType.Int64), ("amount", DbType.Int64), ("held", DbType.Int64));

    private const string AddNode = "INSERT INTO ledger_nodes (level, position, hash) VALUES (@Level, @Position, @Hash)";

    /// <summary>Numbers the transactions that wait, up to a limit. Returns how many there were.</summary>
    public async Task<int> SequenceNext(int limit) =>
        await database.Read(connection => connection.ExecuteScalarAsync<long>(FindAny)) == 0 ? 0 : await Sequence(limit);

    private Task<int> Sequence(int limit) => database.WriteRows(async (connection, sql) =>
    {
        var waiting = await WaitingTransactions.Next(connection, sql, limit);
        var nodes = new LedgerNodes(connection, sql);
        var before = await nodes.Size();
        var numbered = waiting.Where(one => one.Sequence is null)
            .Select((one, index) => (Record: one.Record with { Sequence = before + index + 1 }, one.Hold, Salt: NewSalt())).ToList();
        await Log.Run(connection, sql, [.. numbered.Select(one =>
            new object?[] { one.Record.Sequence, one.Record.OperationId, one.Record.ToLeaf(one.Salt) })]);
        await Salts.Run(connection, sql, [.. numbered.Select(one => new object?[] { one.Record.OperationId, one.Salt })]);
        await Movements.Run(connection, sql, [.. numbered
            .SelectMany(one => LedgerMovement.Of(one.Record, one.Record.Sequence, one.Hold))
            .Where(movement => LedgerAccounts.HasStatement(movement.Account)).Select(Values)]);
        await Forget(connection, sql, [.. waiting.Select(one => one.Position)]);
        await AddNodes(connection, sql, nodes, before, before + numbered.Count);
        return waiting.Count;
    });

    /// <summary>Just these: one that was committed meanwhile may have a position between them.</summary>
    private static async Task Forget(DbConnection connection, DbTransaction sql, IReadOnlyList<long> positions)
    {
        foreach (var slice in BatchSlices.Of(connection, positions))
        {
            var values = new DynamicParameters();
            var names = slice.Select((position, index) =>
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"@p{index}");
                values.Add(name, position);
                return name;
            }).ToList();
            await connection.ExecuteAsync($"DELETE FROM ledger_unsequenced WHERE position IN ({string.Join(", ", names)})", values, sql);
        }
    }

    private static byte[] NewSalt() => RandomNumberGenerator.GetBytes(LedgerRecord.SaltBytes);

    private static object?[] Values(LedgerMovement movement) =>
    [
        movement.Account, movement.Sequence, movement.Unit, movement.OperationId, movement.Kind, movement.Reference, movement.Step,
        movement.RelatedId, movement.At, movement.EffectiveAt, movement.Amount, movement.Held,
    ];

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
