namespace RedStation.Domain.Ledger.Log;

/// <summary>A Merkle tree that grows leaf by leaf and knows its root, without keeping its leaves.</summary>
public sealed class MerkleFrontier
{
    /// <summary>The complete subtrees, from the left; there is one for each bit of <see cref="Size"/>.</summary>
    private readonly List<byte[]> subtrees = [];

    /// <summary>How many leaves there are.</summary>
    public long Size { get; private set; }

    /// <summary>The root of the leaves so far.</summary>
    public byte[] Root() => Size == 0 ? MerkleTree.EmptyRoot : MerkleTree.Join(subtrees);

    /// <summary>Adds a leaf's data.</summary>
    public void Add(ReadOnlySpan<byte> data)
    {
        var hash = MerkleTree.Leaf(data);
        for (var complete = Size; (complete & 1) == 1; complete >>= 1)
        {
            hash = MerkleTree.Node(subtrees[^1], hash);
            subtrees.RemoveAt(subtrees.Count - 1);
        }

        subtrees.Add(hash);
        Size++;
    }
}
