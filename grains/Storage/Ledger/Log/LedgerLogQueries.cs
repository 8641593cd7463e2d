using System.Collections.Immutable;
using Dapper;
using RedStation.Domain.Ledger;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Ledger.Log;

/// <summary>The public side of the ledger's log: heads, leaves and proofs.</summary>
public sealed class LedgerLogQueries(IDatabase database)
{
    private const string Head = "SELECT size AS Size, root AS Root, at AS At, signature AS Signature FROM ledger_signed_heads";

    private const string FindLatest = Head + " ORDER BY size DESC LIMIT 1";

    private const string FindHead = Head + " WHERE size = @Size";

    private const string FindHeads = Head + " WHERE size > @After ORDER BY size LIMIT @Limit";

    private const string FindLeaves =
        "SELECT leaf FROM ledger_log WHERE sequence > @After AND sequence <= @Through ORDER BY sequence";

    private const string FindLeaf = "SELECT leaf FROM ledger_log WHERE sequence = @Number";

    private const string FindRecord =
        """
        SELECT log.sequence AS Sequence, booked.operation_id AS OperationId, booked.kind AS Kind, booked.reference AS Reference, booked.step AS Step,
          booked.related_id AS RelatedId, booked.at AS At, booked.effective_at AS EffectiveAt, hold.expires_at AS ExpiresAt, salt.salt AS Salt
        FROM ledger_log log
        JOIN ledger_transactions booked ON booked.operation_id = log.operation_id
        LEFT JOIN ledger_holds hold ON hold.operation_id = log.operation_id
        LEFT JOIN ledger_salts salt ON salt.operation_id = log.operation_id
        """;

    private const string FindOne = FindRecord + " WHERE log.sequence = @Number";

    private const string FindRange = FindRecord + " WHERE log.sequence > @After AND log.sequence <= @Through ORDER BY log.sequence";

    private const string Sides =
        """
        SELECT side.operation_id AS OperationId, side.account AS Account, side.unit AS Unit, side.amount AS Amount FROM (
          SELECT operation_id, account, unit, amount FROM ledger_entries
          UNION ALL SELECT operation_id, from_account, unit, -amount FROM ledger_holds
          UNION ALL SELECT operation_id, to_account, unit, amount FROM ledger_holds) AS side
        """;

    private const string FindSidesOfOne = Sides + " WHERE side.operation_id = @OperationId";

    private const string FindSidesOfRange =
        Sides + " JOIN ledger_log log ON log.operation_id = side.operation_id WHERE log.sequence > @After AND log.sequence <= @Through";

    private const string MayRead = "SELECT count(*) FROM ledger_movements WHERE account = @Account AND sequence = @Sequence";

    /// <summary>The newest head, or null before the first.</summary>
    public Task<LedgerHead?> Latest() => database.Read(connection => connection.QueryFirstOrDefaultAsync<LedgerHead?>(FindLatest));

    /// <summary>The head of a size, or null.</summary>
    public Task<LedgerHead?> Find(long size) =>
        database.Read(connection => connection.QueryFirstOrDefaultAsync<LedgerHead?>(FindHead, new { Size = size }));

    /// <summary>Heads of more than so many transactions, smallest first.</summary>
    public Task<IEnumerable<LedgerHead>> Heads(long after, int limit) =>
        database.Read(connection => connection.QueryAsync<LedgerHead>(FindHeads, new { After = after, Limit = limit }));

    /// <summary>Leaves without their records, from a number's next on.</summary>
    public async Task<ImmutableArray<ExportedLeaf>> Leaves(long after, long through)
    {
        var leaves = await database.Read(connection => connection.QueryAsync<byte[]>(FindLeaves, new { After = after, Through = through }));
        return [.. leaves.Select((data, at) => new ExportedLeaf(after + at + 1, Convert.ToHexStringLower(data)))];
    }

    /// <summary>The hash of a numbered transaction's leaf, or null when there is no such number.</summary>
    public async Task<byte[]?> Leaf(long number) =>
        await database.Read(connection => connection.QueryFirstOrDefaultAsync<byte[]?>(FindLeaf, new { Number = number })) is { } data
            ? MerkleTree.Leaf(data)
            : null;

    /// <summary>The proof that a tree of one size is the beginning of a larger one.</summary>
    public Task<ImmutableArray<byte[]>> Consistency(long size, long newSize) => database.Read(connection =>
        new LedgerNodes(connection, sql: null).Hashes(MerkleTree.ConsistencyPath(size, newSize)));

    /// <summary>The proof that a numbered transaction is in a tree of a size ≥ its number.</summary>
    public Task<ImmutableArray<byte[]>> Inclusion(long sequence, long size) => database.Read(connection =>
        new LedgerNodes(connection, sql: null).Hashes(MerkleTree.InclusionPath(sequence - 1, size)));

    /// <summary>A numbered transaction with its salt, for the rider whose movement it is; null when it is nobody's or another's.</summary>
    public Task<SaltedRecord?> FindOfRider(string riderId, long number) => database.Read(async connection =>
    {
        var row = await connection.QueryFirstOrDefaultAsync<RecordRow?>(FindOne, new { Number = number });
        if (row is null
            || await connection.ExecuteScalarAsync<long>(MayRead, new { Account = LedgerAccounts.Rider(riderId), row.Sequence }) == 0)
        {
            return null;
        }

        return row.With(await connection.QueryAsync<SideRow>(FindSidesOfOne, new { row.OperationId }));
    });

    /// <summary>Numbered transactions with their salts: for auditors, never for the public.</summary>
    public Task<IReadOnlyList<SaltedRecord>> Records(long after, long through) => database.Read<IReadOnlyList<SaltedRecord>>(async connection =>
    {
        var range = new { After = after, Through = through };
        var rows = await connection.QueryAsync<RecordRow>(FindRange, range);
        var sides = (await connection.QueryAsync<SideRow>(FindSidesOfRange, range)).ToLookup(side => side.OperationId);
        return [.. rows.Select(row => row.With(sides[row.OperationId]))];
    });

    private sealed record SideRow(string OperationId, string Account, string Unit, long Amount);

    private sealed record RecordRow(
        long Sequence, string OperationId, string Kind, string Reference, string Step, string? RelatedId, long At, long? EffectiveAt,
        long? ExpiresAt, byte[]? Salt)
    {
        public SaltedRecord With(IEnumerable<SideRow> sides) => new(
            new LedgerRecord(
                Sequence, OperationId, Kind, Reference, Step, RelatedId, At, EffectiveAt, ExpiresAt,
                [.. sides.Select(side => new LedgerRecordEntry(side.Account, side.Unit, side.Amount))]),
            Salt);
    }
}

/// <summary>A transaction of the log with what its leaf is salted with.</summary>
/// <param name="Record">The transaction.</param>
/// <param name="Salt">The salt; null once it was deleted, and with it the way from the leaf to a person.</param>
public sealed record SaltedRecord(LedgerRecord Record, byte[]? Salt);
