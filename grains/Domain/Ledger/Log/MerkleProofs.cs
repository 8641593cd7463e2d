namespace RedStation.Domain.Ledger.Log;

/// <summary>
/// Checks proofs as RFC 9162 says (sections 2.1.3.2 and 2.1.4.2). A proof does not bind the tree's size: take the size from a signed
/// head, never from whoever brings the proof.
/// </summary>
public static class MerkleProofs
{
    /// <summary>Whether a leaf is in the tree of a root.</summary>
    /// <param name="leaf">The leaf's hash.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="path">The proof, from the leaf up.</param>
    /// <param name="root">The root of a signed head.</param>
    public static bool IsIncluded(byte[] leaf, long index, long size, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var step in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = MerkleTree.Node(step, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                hash = MerkleTree.Node(hash, step);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether the tree of one root is the beginning of the tree of another.</summary>
    /// <param name="size">The smaller tree's leaves.</param>
    /// <param name="root">Its root.</param>
    /// <param name="newSize">The larger one's leaves.</param>
    /// <param name="newRoot">Its root.</param>
    /// <param name="path">The proof.</param>
    public static bool IsConsistent(long size, ReadOnlySpan<byte> root, long newSize, ReadOnlySpan<byte> newRoot, IReadOnlyList<byte[]> path)
    {
        if (size < 0 || size > newSize)
        {
            return false;
        }

        if (size == newSize)
        {
            return path.Count == 0 && root.SequenceEqual(newRoot);
        }

        if (size == 0)
        {
            return path.Count == 0 && root.SequenceEqual(MerkleTree.EmptyRoot);
        }

        // A complete smaller tree is the proof's first node itself, which then goes without saying.
        IReadOnlyList<byte[]> steps = long.IsPow2(size) ? [root.ToArray(), .. path] : path;
        if (steps.Count == 0)
        {
            return false;
        }

        var (node, last) = (size - 1, newSize - 1);
        while ((node & 1) == 1)
        {
            (node, last) = (node >> 1, last >> 1);
        }

        var (oldHash, newHash) = (steps[0], steps[0]);
        foreach (var step in steps.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                (oldHash, newHash) = (MerkleTree.Node(step, oldHash), MerkleTree.Node(step, newHash));
                while ((node & 1) == 0 && node != 0)
                {
                    (node, last) = (node >> 1, last >> 1);
                }
            }
            else
            {
                newHash = MerkleTree.Node(newHash, step);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && root.SequenceEqual(oldHash) && newRoot.SequenceEqual(newHash);
    }
}
