namespace RedStation.Api.Media;

/// <summary>Tells images by their first bytes; what a client says about them is not believed.</summary>
internal static class ImageType
{
    private const int WebpMark = 8;

    /// <summary>With so many bytes it is known.</summary>
    public const int Told = 12;

    /// <summary>The media type, or null for anything but JPEG, PNG and WebP.</summary>
    public static string? Of(ReadOnlySpan<byte> image) => image switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, ..] when image[WebpMark..].StartsWith("WEBP"u8) => "image/webp",
        _ => null,
    };
}
