namespace RedStation.Api.Media;

/// <summary>
/// Tells recordings by the container's first bytes; what a client says about them is not believed. They are handed on as they came: nothing here
/// decodes them.
/// </summary>
internal static class VoiceType
{
    private const int BrandEnd = 12;

    /// <summary>Where a WebM file says which kind of Matroska it is.</summary>
    private const int HeadEnd = 64;

    /// <summary>What phones write when they record sound alone, or sound in a file made for films.</summary>
    private static readonly string[] Mp4Brands = ["M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "iso4", "iso5", "iso6", "dash"];

    /// <summary>The media type, or null for anything but WebM, MP4 and Ogg.</summary>
    public static string? Of(ReadOnlySpan<byte> recording) => recording switch
    {
        [0x1A, 0x45, 0xDF, 0xA3, ..] when recording[..Math.Min(recording.Length, HeadEnd)].IndexOf("webm"u8) >= 0 => "audio/webm",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', 0, ..] => "audio/ogg",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', _, _, _, _, ..]
            when Mp4Brands.Contains(System.Text.Encoding.ASCII.GetString(recording[8..BrandEnd])) => "audio/mp4",
        _ => null,
    };
}
