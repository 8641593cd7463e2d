using System.Collections.Immutable;
using System.Diagnostics;
using SkiaSharp;

namespace RedStation.Storage.Photos;

/// <summary>
/// Makes photos anew from their pixels, upright: whatever else was in the file, the place where it was taken or another file behind it, is not in
/// what is kept. How large a picture is its head tells, before a pixel is decoded.
/// </summary>
public sealed class PhotoEncoder : IDisposable
{
    /// <summary>The most pixels that are decoded.</summary>
    public const long MostPixels = 40_000_000;

    /// <summary>The longest side of what is kept, in pixels.</summary>
    public const int LongestSide = 2_560;

    /// <summary>How many wait to be decoded; each holds its upload in memory.</summary>
    public const int MostWaiting = 32;

    private const int AtOnce = 2;

    /// <summary>
    /// A picture of more pixels, 4 bytes each, is decoded alone: never are more bytes in use than one of <see cref="MostPixels"/> takes.
    /// </summary>
    private const long LargePixels = MostPixels / AtOnce;

    /// <summary>
    /// From the best on, until the photo is no larger than the file it came in: what that has lost already, no quality brings back. A PNG has lost
    /// nothing and is taken at the best.
    /// </summary>
    private static readonly ImmutableArray<int> Qualities = [85, 75, 65, 50];

    /// <summary>Only who stands at the gate waits for a second place, so that no two wait for each other.</summary>
    private readonly SemaphoreSlim gate = new(1);
    private readonly SemaphoreSlim places = new(AtOnce);
    private int waiting;

    /// <summary>Makes a photo anew as JPEG.</summary>
    /// <param name="upload">The file as it came.</param>
    /// <param name="cancellationToken">Who sent it waits no more.</param>
    public async Task<EncodedPhoto> Encode(byte[] upload, CancellationToken cancellationToken)
    {
        if (ImageType.Of(upload) is not { } type)
        {
            return PhotoFault.OtherType;
        }

        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return PhotoMetrics.Refused(PhotoFault.Busy);
        }

        var began = Stopwatch.GetTimestamp();
        try
        {
            var encoded = await InTurn(upload, type, cancellationToken);
            PhotoMetrics.Encoded(encoded, Stopwatch.GetElapsedTime(began));
            return encoded;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        gate.Dispose();
        places.Dispose();
    }

    private async Task<EncodedPhoto> InTurn(byte[] upload, string type, CancellationToken cancellationToken)
    {
        using var data = SKData.CreateCopy(upload);
        using var codec = SKCodec.Create(data);
        if (codec is null || !IsOf(codec.EncodedFormat, type) || codec.Info is { Width: < 1 } or { Height: < 1 })
        {
            return PhotoFault.Unreadable;
        }

        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
        {
            return PhotoFault.TooManyPixels;
        }

        // JPEG and WebP are decoded to about the size that is kept; PNG only whole.
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)LongestSide / Math.Max(codec.Info.Width, codec.Info.Height)));
        var wanted = (long)size.Width * size.Height > LargePixels ? AtOnce : 1;
        var taken = 0;
        try
        {
            await gate.WaitAsync(cancellationToken);
            try
            {
                for (; taken < wanted; taken++)
                {
                    await places.WaitAsync(cancellationToken);
                }
            }
            finally
            {
                gate.Release();
            }

            return Anew(codec, size, codec.EncodedFormat == SKEncodedImageFormat.Png ? int.MaxValue : upload.Length);
        }
        finally
        {
            if (taken > 0)
            {
                places.Release(taken);
            }
        }
    }

    private static bool IsOf(SKEncodedImageFormat format, string type) => (format, type) is
        (SKEncodedImageFormat.Jpeg, ImageType.Jpeg) or (SKEncodedImageFormat.Png, "image/png") or (SKEncodedImageFormat.Webp, "image/webp");

    private static EncodedPhoto Anew(SKCodec codec, SKSizeI size, int mostBytes)
    {
        using var colours = SKColorSpace.CreateSrgb();
        using var decoded = new SKBitmap();
        // A file that ends too early gives part of a picture, and says so.
        if (!decoded.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKImageInfo.PlatformColorType, SKAlphaType.Premul, colours))
            || codec.GetPixels(decoded.Info, decoded.GetPixels()) != SKCodecResult.Success)
        {
            return PhotoFault.Unreadable;
        }

        decoded.SetImmutable();
        var turned = Orientation.IsTurned(codec.EncodedOrigin);
        var (width, height) = turned ? (size.Height, size.Width) : (size.Width, size.Height);
        var scale = Math.Min(1f, (float)LongestSide / Math.Max(width, height));
        var target = new SKImageInfo(
            Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)), SKImageInfo.PlatformColorType,
            SKAlphaType.Opaque);
        using var surface = SKSurface.Create(target);
        using var picture = SKImage.FromBitmap(decoded);
        if (surface is null || picture is null)
        {
            return PhotoFault.Unreadable;
        }

        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)target.Width / width, (float)target.Height / height);
        var upright = Orientation.Upright(codec.EncodedOrigin, size.Width, size.Height);
        surface.Canvas.Concat(upright);
        surface.Canvas.DrawImage(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        return Jpeg(drawn, mostBytes) is { } jpeg ? jpeg : PhotoFault.Unreadable;
    }

    private static byte[]? Jpeg(SKImage drawn, int mostBytes)
    {
        byte[]? jpeg = null;
        foreach (var quality in Qualities)
        {
            using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, quality);
            jpeg = encoded?.ToArray();
            if (jpeg is null || jpeg.Length <= mostBytes)
            {
                break;
            }
        }

        return jpeg;
    }
}
