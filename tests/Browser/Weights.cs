using System.IO.Compression;

namespace RedStation.Tests.Browser;

/// <summary>What files weigh on their way to a phone.</summary>
internal static class Weights
{
    /// <summary>So many bytes, compressed as the server does it.</summary>
    public static long Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return target.Length;
    }
}
