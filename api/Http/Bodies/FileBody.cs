using Microsoft.AspNetCore.Http.Features;

namespace RedStation.Api.Http.Bodies;

/// <summary>Takes a file out of a request without trusting its size.</summary>
internal static class FileBody
{
    /// <summary>
    /// A file that is somewhat too large is read to its end and thrown away: a client that is cut off while it still sends never sees the answer
    /// that tells it why. Beyond this many times its limit it is cut off.
    /// </summary>
    private const int ReadAtMost = 4;

    private const int Block = 64 * 1024;

    /// <summary>The file from its beginning, or null when it is larger than <paramref name="most"/> bytes.</summary>
    public static async Task<MemoryStream?> Read(HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = (long)ReadAtMost * most;
        }

        var (file, block, size) = (new MemoryStream(), new byte[Block], 0L);
        for (int read; (read = await request.Body.ReadAsync(block, cancellation)) > 0;)
        {
            size += read;
            if (size <= most)
            {
                file.Write(block, 0, read);
            }
        }

        file.Position = 0;
        return size <= most ? file : null;
    }
}
