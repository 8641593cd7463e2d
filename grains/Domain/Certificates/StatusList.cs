using System.Buffers.Text;
using System.IO.Compression;

namespace RedStation.Domain.Certificates;

/// <summary>
/// Which certificates were revoked, one bit for each index (Token Status List): so that who looks does not say at whose. Bits are counted from the
/// lowest of each byte; the whole is compressed as RFC 1950 has it.
/// </summary>
public static class StatusList
{
    /// <summary>The header <c>typ</c> of a signed list.</summary>
    public const string Type = "statuslist+jwt";

    /// <summary>The media type of a signed list.</summary>
    public const string MediaType = "application/statuslist+jwt";

    /// <summary>How many indices a list has, those that nobody has included.</summary>
    public const int Size = 100_000;

    private const int MostBytes = 1 << 20;

    /// <summary>The list in which some indices are revoked, as its token carries it: compressed and in base64url.</summary>
    /// <param name="revoked">Indices from 0 to <see cref="Size"/> − 1.</param>
    public static string Write(IEnumerable<int> revoked)
    {
        var bits = new byte[Size / 8];
        foreach (var index in revoked)
        {
            bits[index >> 3] |= (byte)(1 << (index & 7));
        }

        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(bits);
        }

        return Base64Url.EncodeToString(compressed.ToArray());
    }

    /// <summary>Whether an index is revoked; null when the list cannot be read or has no such index.</summary>
    /// <param name="list">What <see cref="Write"/> has made.</param>
    /// <param name="index">The index.</param>
    public static bool? IsRevoked(string list, long index)
    {
        if (StrictJson.Decode(list) is not { } compressed || index is < 0 or >= MostBytes * 8L)
        {
            return null;
        }

        // No further than to its byte: a list that would fill the memory is not unpacked.
        var bits = new byte[(index >> 3) + 1];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
            zlib.ReadExactly(bits);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return null;
        }

        return (bits[^1] & (1 << (int)(index & 7))) != 0;
    }
}
