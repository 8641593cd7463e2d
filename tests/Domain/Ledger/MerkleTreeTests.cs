using CsCheck;
using RedStation.Domain.Ledger.Log;

namespace RedStation.Tests.Domain.Ledger;

/// <summary>The tree and its proofs: the RFC's own vectors, and every proof of many trees.</summary>
public sealed class MerkleTreeTests
{
    /// <summary>Leaves of the test vectors of RFC 6962, which RFC 9162 kept.</summary>
    private static readonly string[] VectorLeaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] VectorRoots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private static readonly Gen<(int Size, int Index, int Bit)> Cases = Gen.Int[1, 700].SelectMany(size =>
        Gen.Select(Gen.Int[0, size - 1], Gen.Int[0, 255]).Select((index, bit) => (size, index, bit)));

    [Fact]
    public void Root_OfNothing_IsTheHashOfNothing() => Assert.Equal(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(new MerkleFrontier().Root()));

    [Fact]
    public void Root_OfTheRfcsLeaves_IsTheRfcs()
    {
        var frontier = new MerkleFrontier();
        for (var size = 1; size <= VectorLeaves.Length; size++)
        {
            frontier.Add(Convert.FromHexString(VectorLeaves[size - 1]));

            Assert.Equal(VectorRoots[size - 1], Convert.ToHexStringLower(frontier.Root()));
            byte[][] leaves = [.. VectorLeaves.Take(size).Select(Convert.FromHexString)];
            Assert.Equal(VectorRoots[size - 1], Convert.ToHexStringLower(Hash(leaves, new LeafRange(0, size))));
        }
    }

    [Fact]
    public void InclusionPath_OfTheFirstOfEight_IsTheRfcs()
    {
        byte[][] leaves = [.. VectorLeaves.Select(Convert.FromHexString)];

        var path = MerkleTree.InclusionPath(0, 8).Select(range => Convert.ToHexStringLower(Hash(leaves, range)));

        Assert.Equal(
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
            path);
    }

    [Fact]
    public void Inclusion_AnyLeafOfAnyTree_IsProvenAndNothingElseIs() => Cases.Sample(one =>
    {
        var leaves = Leaves(one.Size);
        var root = Hash(leaves, new LeafRange(0, one.Size));
        byte[][] path = [.. MerkleTree.InclusionPath(one.Index, one.Size).Select(range => Hash(leaves, range))];
        var leaf = MerkleTree.Leaf(leaves[one.Index]);

        Assert.True(MerkleProofs.IsIncluded(leaf, one.Index, one.Size, path, root));
        Assert.False(MerkleProofs.IsIncluded(Flipped(leaf, one.Bit), one.Index, one.Size, path, root));
        Assert.False(MerkleProofs.IsIncluded(leaf, one.Index, one.Size, path, Flipped(root, one.Bit)));
        Assert.False(MerkleProofs.IsIncluded(leaf, one.Index, one.Size, [.. path, root], root));
        if (path.Length > 0)
        {
            var at = one.Bit % path.Length;
            Assert.False(MerkleProofs.IsIncluded(leaf, one.Index, one.Size, [.. path[..at], Flipped(path[at], one.Bit), .. path[(at + 1)..]], root));
            Assert.False(MerkleProofs.IsIncluded(leaf, one.Index, one.Size, path[1..], root));
            Assert.False(MerkleProofs.IsIncluded(leaf, one.Index ^ 1, one.Size, path, root));
        }
    },
    iter: 400);

    [Fact]
    public void Consistency_AnyBeginningOfAnyTree_IsProvenAndNothingElseIs() => Cases.Sample(one =>
    {
        var leaves = Leaves(one.Size);
        var size = one.Index + 1;
        var (root, newRoot) = (Hash(leaves, new LeafRange(0, size)), Hash(leaves, new LeafRange(0, one.Size)));
        byte[][] path = [.. MerkleTree.ConsistencyPath(size, one.Size).Select(range => Hash(leaves, range))];

        Assert.True(MerkleProofs.IsConsistent(size, root, one.Size, newRoot, path));
        Assert.False(MerkleProofs.IsConsistent(size, Flipped(root, one.Bit), one.Size, newRoot, path));
        Assert.False(MerkleProofs.IsConsistent(size, root, one.Size, Flipped(newRoot, one.Bit), path));
        Assert.False(MerkleProofs.IsConsistent(size, root, one.Size, newRoot, [.. path, newRoot]));
        if (path.Length > 0)
        {
            var at = one.Bit % path.Length;
            Assert.False(MerkleProofs.IsConsistent(
                size, root, one.Size, newRoot, [.. path[..at], Flipped(path[at], one.Bit), .. path[(at + 1)..]]));
        }
    },
    iter: 400);

    [Fact]
    public void Frontier_AnyNumberOfLeaves_HasTheRootOfTheTree() => Gen.Int[1, 700].Sample(size =>
    {
        var frontier = new MerkleFrontier();
        foreach (var leaf in Leaves(size))
        {
            frontier.Add(leaf);
        }

        Assert.Equal(size, frontier.Size);
        Assert.Equal(Hash(Leaves(size), new LeafRange(0, size)), frontier.Root());
    },
    iter: 100);

    private static byte[][] Leaves(int size) => [.. Enumerable.Range(0, size).Select(BitConverter.GetBytes)];

    /// <summary>The definition of RFC 9162, section 2.1.1, word by word: what the paths are checked against.</summary>
    private static byte[] Hash(byte[][] leaves, LeafRange range)
    {
        var length = range.End - range.Start;
        if (length == 1)
        {
            return MerkleTree.Leaf(leaves[range.Start]);
        }

        var split = 1L;
        while (split * 2 < length)
        {
            split *= 2;
        }

        return MerkleTree.Node(
            Hash(leaves, new LeafRange(range.Start, range.Start + split)), Hash(leaves, new LeafRange(range.Start + split, range.End)));
    }

    private static byte[] Flipped(byte[] hash, int bit)
    {
        byte[] flipped = [.. hash];
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
