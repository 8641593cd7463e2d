using Microsoft.AspNetCore.Http.Features;
using RedStation.Api.Hosting;

namespace RedStation.Api.Stations;

/// <summary>Takes a file out of a request without trusting its size.</summary>
internal static class ImportBody
{
    /// <summary>
    /// A file that is somewhat too large is read to its end and thrown away: a client that is cut off while it still sends never sees the answer
    /// that tells it why. Beyond this it is cut off.
    /// </summary>
    private const int ReadAtMost = 4 * BodyLimits.Import;

    private const int Block = 64 * 1024;

    /// <summary>The file from its beginning, or null when it is larger than <see cref="BodyLimits.Import"/>.</summary>
    public static async Task<MemoryStream?> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = ReadAtMost;
        }

        var (file, block, size) = (new MemoryStream(), new byte[Block], 0L);
        for (int read; (read = await request.Body.ReadAsync(block, cancellation)) > 0;)
        {
            size += read;
            if (size <= BodyLimits.Import)
            {
                file.Write(block, 0, read);
            }
        }

        file.Position = 0;
        return size <= BodyLimits.Import ? file : null;
    }
}
