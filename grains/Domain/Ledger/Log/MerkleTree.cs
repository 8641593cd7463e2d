using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;

namespace RedStation.Domain.Ledger.Log;

/// <summary>The Merkle tree of RFC 9162, section 2.1, with SHA-256. Hashes are of 32 bytes.</summary>
public static class MerkleTree
{
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    /// <summary>The root of a tree without leaves.</summary>
    public static byte[] EmptyRoot { get; } = SHA256.HashData([]);

    /// <summary>The hash of a leaf's data.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data) => SHA256.HashData([LeafPrefix, .. data]);

    /// <summary>The hash of a node above two others.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([NodePrefix, .. left, .. right]);

    /// <summary>The hash above a row of complete subtrees of falling size, as <see cref="LeafRange.Subtrees"/> gives them; at least one.</summary>
    public static byte[] Join(IReadOnlyList<byte[]> subtrees)
    {
        var joined = subtrees[^1];
        for (var index = subtrees.Count - 2; index >= 0; index--)
        {
            joined = Node(subtrees[index], joined);
        }

        return joined;
    }

    /// <summary>The hash above a full row of nodes, a power of two of them.</summary>
    public static byte[] Above(IReadOnlyList<byte[]> nodes)
    {
        var row = nodes;
        while (row.Count > 1)
        {
            row = [.. row.Chunk(2).Select(pair => Node(pair[0], pair[1]))];
        }

        return row[0];
    }

    /// <summary>The ranges whose hashes prove that a leaf is in a tree, from the leaf up.</summary>
    /// <param name="index">The leaf, 0 ≤ index &lt; size.</param>
    /// <param name="size">How many leaves the tree has.</param>
    public static ImmutableArray<LeafRange> InclusionPath(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<LeafRange>();
        for (var (start, end) = (0L, size); end - start > 1;)
        {
            var middle = start + Split(end - start);
            path.Add(index < middle ? new LeafRange(middle, end) : new LeafRange(start, middle));
            (start, end) = index < middle ? (start, middle) : (middle, end);
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>
    /// The ranges whose hashes prove that a tree is the beginning of a larger one; empty when they are equal or the smaller has no leaves.
    /// </summary>
    /// <param name="size">The smaller tree's leaves, ≥ 0.</param>
    /// <param name="newSize">The larger one's, ≥ size.</param>
    public static ImmutableArray<LeafRange> ConsistencyPath(long size, long newSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, newSize);
        var path = new List<LeafRange>();
        if (size == 0 || size == newSize)
        {
            return [];
        }

        var (start, end) = (0L, newSize);
        // Down to the part of the larger tree that ends where the smaller one does.
        while (end != size)
        {
            var middle = start + Split(end - start);
            path.Add(size <= middle ? new LeafRange(middle, end) : new LeafRange(start, middle));
            (start, end) = size <= middle ? (start, middle) : (middle, end);
        }

        if (start > 0)
        {
            // The verifier knows the smaller tree's root, but not this part of it.
            path.Add(new LeafRange(start, end));
        }

        path.Reverse();
        return [.. path];
    }

    /// <summary>The largest power of two below a number of leaves ≥ 2.</summary>
    private static long Split(long leaves) => 1L << BitOperations.Log2((ulong)leaves - 1);
}

/// <summary>Leaves next to each other: from the first on, up to before the last.</summary>
public readonly record struct LeafRange(long Start, long End)
{
    /// <summary>The complete subtrees that the range consists of, from the left: level 0 are leaves, a node of level n has 2^n of them.</summary>
    public ImmutableArray<(int Level, long Index)> Subtrees()
    {
        var subtrees = ImmutableArray.CreateBuilder<(int, long)>();
        for (var start = Start; start < End;)
        {
            var fitting = BitOperations.Log2((ulong)(End - start));
            var level = start == 0 ? fitting : Math.Min(fitting, BitOperations.TrailingZeroCount(start));
            subtrees.Add((level, start >> level));
            start += 1L << level;
        }

        return subtrees.ToImmutable();
    }
}
