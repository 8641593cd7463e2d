using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace RedStation.Tests.Support;

/// <summary>Pictures for tests, and files that only look like pictures.</summary>
public static class Pictures
{
    /// <summary>What the metadata of <see cref="WithExif"/> say of the place, as plain text.</summary>
    public const string Place = "30.259400N120.130100E";

    /// <summary>A picture as JPEG: its left upper quarter red, the rest blue.</summary>
    public static byte[] Jpeg(int width = 64, int height = 48) => Encoded(width, height, SKEncodedImageFormat.Jpeg);

    /// <summary>Likewise as PNG.</summary>
    public static byte[] Png(int width = 64, int height = 48) => Encoded(width, height, SKEncodedImageFormat.Png);

    /// <summary>Likewise as WebP.</summary>
    public static byte[] Webp(int width = 64, int height = 48) => Encoded(width, height, SKEncodedImageFormat.Webp);

    /// <summary>A picture in which no two pixels are alike, so that its file is large.</summary>
    public static byte[] Noise(int width, int height, int quality = 90)
    {
        using var bitmap = new SKBitmap(width, height);
        var random = new Random(7);
        bitmap.Pixels = [.. Enumerable.Range(0, width * height).Select(_ => new SKColor((uint)random.Next() | 0xFF000000))];
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, quality).ToArray();
    }

    /// <summary>A PNG nothing of which can be seen.</summary>
    public static byte[] Transparent(int width = 64, int height = 48)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Transparent);
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    /// <summary>A JPEG with what a camera writes into it: how it was held, and where.</summary>
    /// <param name="jpeg">A JPEG without.</param>
    /// <param name="orientation">1 to 8, as EXIF numbers them.</param>
    public static byte[] WithExif(byte[] jpeg, ushort orientation)
    {
        // One directory: the orientation, and the place as text, which lies behind the directory.
        var place = System.Text.Encoding.ASCII.GetBytes(Place + "\0");
        var tiff = new byte[8 + 2 + (2 * 12) + 4 + place.Length];
        "II*\0"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(8), 2);
        Entry(tiff.AsSpan(10), 0x010E, 2, (uint)place.Length, (uint)(tiff.Length - place.Length));
        Entry(tiff.AsSpan(22), 0x0112, 3, 1, orientation);
        place.CopyTo(tiff, tiff.Length - place.Length);
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. jpeg[2..]];
    }

    /// <summary>A PNG of so many black pixels, whose file is small.</summary>
    public static byte[] Black(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        // One bit a pixel, grey.
        head[8] = 1;
        using var packed = new MemoryStream();
        using (var packing = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            var row = new byte[1 + ((width + 7) / 8)];
            for (var line = 0; line < height; line++)
            {
                packing.Write(row);
            }
        }

        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>The colour of a pixel.</summary>
    public static SKColor At(byte[] picture, int x, int y)
    {
        using var bitmap = SKBitmap.Decode(picture);
        return bitmap.GetPixel(x, y);
    }

    /// <summary>Width and height.</summary>
    public static (int Width, int Height) SizeOf(byte[] picture)
    {
        using var codec = SKCodec.Create(new MemoryStream(picture));
        return (codec.Info.Width, codec.Info.Height);
    }

    private static byte[] Encoded(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Blue);
        using (var canvas = new SKCanvas(bitmap))
        {
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        }

        return bitmap.Encode(format, 100).ToArray();
    }

    private static void Entry(Span<byte> entry, ushort tag, ushort type, uint count, uint value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(entry, tag);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], type);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], value);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] content = [.. type, .. data];
        var chunk = new byte[4 + content.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        content.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(content));
        return chunk;
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
