using System.Text;
using RedStation.Storage.Photos;
using SkiaSharp;

namespace RedStation.Tests.Grains.Storage;

/// <summary>Photos made anew: what is kept is the picture, upright and no larger than needed, and nothing else.</summary>
public sealed class PhotoEncoderTests : IDisposable
{
    private readonly PhotoEncoder encoder = new();

    public static TheoryData<string, byte[]> Broken()
    {
        var (jpeg, png, webp) = (Pictures.Noise(300, 200), Pictures.Png(300, 200), Pictures.Webp(300, 200));
        return new()
        {
            { "half a JPEG", jpeg[..(jpeg.Length / 2)] },
            { "a JPEG without its end", jpeg[..^200] },
            { "half a PNG", png[..(png.Length / 2)] },
            { "half a WebP", webp[..(webp.Length / 2)] },
            { "the head of a JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4] },
            { "a PNG that begins like a JPEG", [0xFF, 0xD8, 0xFF, .. png] },
            { "a PNG whose pixels are noise", [.. png[..60], .. jpeg[100..400]] },
            { "a WebP of nothing", [.. "RIFF"u8, 4, 0, 0, 0, .. "WEBP"u8] },
        };
    }

    public static TheoryData<string, byte[]> OtherTypes() => new()
    {
        { "nothing", [] },
        { "SVG with a script", [.. """<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"""u8] },
        { "a page", [.. "<!DOCTYPE html><script>alert(1)</script>"u8] },
        { "GIF", [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, .. "/*<script>"u8] },
        { "BMP", [.. "BM"u8, .. new byte[100]] },
        { "HEIF", [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[100]] },
        { "TIFF, as which raw pictures come", [.. "II*\0"u8, .. new byte[100]] },
        { "ICO", [0, 0, 1, 0, 1, 0, .. new byte[100]] },
        { "PDF", [.. "%PDF-1.7"u8, .. new byte[100]] },
        { "a picture behind a blank", [0x20, .. Pictures.Jpeg()] },
    };

    /// <summary>The red quarter of 64 × 48 is where a viewer that heeds the orientation shows it.</summary>
    [Theory]
    [InlineData(1, 64, 48, 8, 8)]
    [InlineData(2, 64, 48, 56, 8)]
    [InlineData(3, 64, 48, 56, 40)]
    [InlineData(4, 64, 48, 8, 40)]
    [InlineData(5, 48, 64, 8, 8)]
    [InlineData(6, 48, 64, 40, 8)]
    [InlineData(7, 48, 64, 40, 56)]
    [InlineData(8, 48, 64, 8, 56)]
    public async Task Photo_IsPutUpright(ushort orientation, int width, int height, int redX, int redY)
    {
        var made = await Encoded(Pictures.WithExif(Pictures.Jpeg(), orientation));

        Assert.Equal((width, height), Pictures.SizeOf(made));
        foreach (var (x, y) in ((int, int)[])[(8, 8), (width - 8, 8), (8, height - 8), (width - 8, height - 8)])
        {
            Assert.Equal((x, y) == (redX, redY), IsRed(Pictures.At(made, x, y)));
        }
    }

    [Theory]
    [InlineData(90)]
    [InlineData(65)]
    public async Task Photo_IsNoLargerThanWhatThePhoneMadeOfIt(int quality)
    {
        var upload = Pictures.Noise(400, 300, quality);

        Assert.InRange((await Encoded(upload)).Length, upload.Length / 4, upload.Length);
    }

    [Fact]
    public async Task Photo_SaysNothingOfItsPlace_AndHasNoOtherFileInIt()
    {
        var jpeg = Pictures.WithExif(Pictures.Jpeg(), 6);
        byte[] comment = [0xFF, 0xFE, 0, 27, .. "<script>alert(1)</script>"u8];
        byte[] upload = [.. jpeg[..2], .. comment, .. jpeg[2..], .. "PK\x3\x4 an archive, "u8, .. "<?php system('id')?>"u8];
        Assert.Contains(Pictures.Place, Encoding.Latin1.GetString(upload), StringComparison.Ordinal);

        var made = Encoding.Latin1.GetString(await Encoded(upload));

        foreach (var trace in (string[])[Pictures.Place, "Exif", "<script", "PK\x3\x4", "<?php"])
        {
            Assert.DoesNotContain(trace, made, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Photo_OfAnyKind_IsKeptAsAJpegOfTheSamePicture()
    {
        foreach (var upload in (byte[][])[Pictures.Jpeg(), Pictures.Png(), Pictures.Webp()])
        {
            var made = await Encoded(upload);

            Assert.Equal("image/jpeg", ImageType.Of(made));
            Assert.Equal((64, 48), Pictures.SizeOf(made));
            Assert.True(IsRed(Pictures.At(made, 8, 8)) && !IsRed(Pictures.At(made, 56, 8)) && !IsRed(Pictures.At(made, 8, 40)));
        }

        // What can be seen through is white, not black.
        Assert.True(Pictures.At(await Encoded(Pictures.Transparent()), 8, 8) is { Red: > 250, Green: > 250, Blue: > 250 });
    }

    [Fact]
    public async Task Photo_IsNoLargerThanNeeded()
    {
        foreach (var upload in (byte[][])[Pictures.Jpeg(5_200, 1_300), Pictures.Png(5_200, 1_300), Pictures.Webp(5_200, 1_300)])
        {
            var (width, height) = Pictures.SizeOf(await Encoded(upload));
            Assert.InRange(width, PhotoEncoder.LongestSide - 320, PhotoEncoder.LongestSide);
            Assert.InRange(width / (double)height, 3.95, 4.05);
        }

        Assert.Equal((2_560, 1), Pictures.SizeOf(await Encoded(Pictures.Png(6_000, 1))));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task File_ThatCannotBeDecodedToItsEnd_IsRefused(string what, byte[] file) =>
        Assert.True((await Encode(file)).Fault == PhotoFault.Unreadable, what);

    [Theory]
    [MemberData(nameof(OtherTypes))]
    public async Task File_OfAnotherType_IsRefused(string what, byte[] file) => Assert.True((await Encode(file)).Fault == PhotoFault.OtherType, what);

    [Fact]
    public async Task Picture_WithTooManyPixels_IsRefusedByItsHead()
    {
        var bomb = Pictures.Black(30_000, 30_000);
        Assert.True(bomb.Length < 200_000, "larger than was meant");
        var before = GC.GetTotalAllocatedBytes();

        Assert.Equal(PhotoFault.TooManyPixels, (await Encode(bomb)).Fault);
        // Without its pixels too: they are not looked for.
        Assert.Equal(PhotoFault.TooManyPixels, (await Encode(bomb[..26_000])).Fault);
        Assert.Equal(PhotoFault.TooManyPixels, (await Encode(Pictures.Black(8_001, 5_000))).Fault);

        Assert.True(GC.GetTotalAllocatedBytes() - before < 50_000_000, "decoded after all");
        Assert.Null((await Encode(Pictures.Black(8_000, 5_000))).Fault);
    }

    /// <summary>Large pictures are decoded alone and small ones by two; nobody waits for ever, whatever comes together.</summary>
    [Fact]
    public async Task Photos_ThatComeTogether_AreAllMade_OrRefusedAsTooMany()
    {
        var (large, small) = (Pictures.Black(6_000, 4_000), Pictures.Jpeg());
        var uploads = Enumerable.Range(0, PhotoEncoder.MostWaiting + 8).Select(number => number % 8 == 0 ? large : small).ToList();

        var made = await Task.WhenAll(uploads.Select(upload => Task.Run(() => Encode(upload))));

        Assert.All(made, photo => Assert.True(photo.Fault is null or PhotoFault.Busy, photo.Fault.ToString()));
        Assert.Null((await Encode(small)).Fault);
    }

    [Fact]
    public async Task Upload_OfSomebodyWhoIsGone_GivesItsPlaceBack()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        for (var number = 0; number < 3; number++)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => encoder.Encode(Pictures.Black(6_000, 4_000), gone.Token));
        }

        Assert.Null((await Encode(Pictures.Black(6_000, 4_000))).Fault);
    }

    public void Dispose() => encoder.Dispose();

    private Task<EncodedPhoto> Encode(byte[] file) => encoder.Encode(file, TestContext.Current.CancellationToken);

    private async Task<byte[]> Encoded(byte[] file)
    {
        var made = await Encode(file);
        Assert.Null(made.Fault);
        return made.Jpeg!;
    }

    private static bool IsRed(SKColor colour) => colour is { Red: > 200, Blue: < 60 };
}
