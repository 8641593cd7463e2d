using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using RedStation.Domain.Ledger.Log;

namespace RedStation.Storage.Ledger.Log;

/// <summary>
/// Hashes of the log's Merkle tree. Leaves are in the log, and every eighth level is kept: whatever lies between is made of 256 hashes at
/// most, read as one range.
/// </summary>
internal sealed class LedgerNodes(DbConnection connection, DbTransaction? sql)
{
    /// <summary>How many levels lie between two that are kept.</summary>
    public const int Step = 8;

    private const string FindSize = "SELECT coalesce(max(sequence), 0) FROM ledger_log";

    private const string FindLeaves = "SELECT leaf FROM ledger_log WHERE sequence > @Start AND sequence <= @End ORDER BY sequence";

    private const string FindNodes =
        "SELECT hash FROM ledger_nodes WHERE level = @Level AND position >= @Start AND position < @End ORDER BY position";

    /// <summary>How many leaves there are.</summary>
    public Task<long> Size() => connection.ExecuteScalarAsync<long>(FindSize, transaction: sql);

    /// <summary>The hash above a range of leaves.</summary>
    public async Task<byte[]> Hash(LeafRange range)
    {
        var subtrees = new List<byte[]>();
        foreach (var (level, index) in range.Subtrees())
        {
            subtrees.Add(await Hash(level, index));
        }

        return MerkleTree.Join(subtrees);
    }

    /// <summary>The hashes above several ranges: a proof.</summary>
    public async Task<ImmutableArray<byte[]>> Hashes(IEnumerable<LeafRange> ranges)
    {
        var hashes = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var range in ranges)
        {
            hashes.Add(await Hash(range));
        }

        return hashes.ToImmutable();
    }

    /// <summary>The root of the tree's first leaves.</summary>
    public Task<byte[]> Root(long size) => size == 0 ? Task.FromResult(MerkleTree.EmptyRoot) : Hash(new LeafRange(0, size));

    /// <summary>The 256 hashes, kept or of leaves, that a kept node is made of.</summary>
    public Task<IReadOnlyList<byte[]>> Below(int level, long index) => Row(level - Step, index << Step, (index + 1) << Step);

    private async Task<byte[]> Hash(int level, long index)
    {
        var kept = level - (level % Step);
        var span = level - kept;
        return MerkleTree.Above(await Row(kept, index << span, (index + 1) << span));
    }

    private async Task<IReadOnlyList<byte[]>> Row(int level, long start, long end)
    {
        var row = level == 0
            ? [.. (await connection.QueryAsync<byte[]>(FindLeaves, new { Start = start, End = end }, sql)).Select(leaf => MerkleTree.Leaf(leaf))]
            : (await connection.QueryAsync<byte[]>(FindNodes, new { Level = (long)level, Start = start, End = end }, sql)).AsList();
        return row.Count == end - start
            ? row
            : throw new LedgerLogException($"The ledger's log lacks hashes of level {level} between {start} and {end}: verify an export of it.");
    }
}
