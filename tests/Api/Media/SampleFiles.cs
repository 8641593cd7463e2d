using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Media;

/// <summary>Photos and recordings for tests, and the calls that send them.</summary>
internal static class SampleFiles
{
    /// <summary>A picture.</summary>
    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4];

    /// <summary>The beginning of what Chromium and Firefox record.</summary>
    public static byte[] WebM => [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84, .. "webm"u8, .. new byte[100]];

    /// <summary>The beginning of what Safari records.</summary>
    public static byte[] Mp4 => [0, 0, 0, 0x1C, .. "ftypiso5"u8, .. new byte[100]];

    /// <summary>The beginning of what older Firefox records.</summary>
    public static byte[] Ogg => [.. "OggS"u8, 0, .. new byte[100]];

    /// <summary>Uploads a photo and gives its id.</summary>
    public static async Task<string> Photo(this Caller rider) =>
        (string)(await rider.Post("/api/v1/photos", new ByteArrayContent(Jpeg))).Is(System.Net.HttpStatusCode.Created).Json["photoId"]!;

    /// <summary>Uploads a recording and gives its id.</summary>
    public static async Task<string> Voice(this Caller rider) =>
        (string)(await rider.Post("/api/v1/voices", new ByteArrayContent(WebM))).Is(System.Net.HttpStatusCode.Created).Json["voiceId"]!;
}
