using System.Text;

namespace RedStation.Api.Stations;

/// <summary>
/// Finds out how a file is encoded: a mark, what its sender says, strict UTF-8, then GB18030, in which spreadsheets of Chinese Windows write CSV.
/// Chinese text in UTF-8 is read as such whatever its sender says: as GB18030 it reads too, but as other characters.
/// </summary>
internal static class ImportText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16Swapped = new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>Whether a name of a character set is one that files are read in; null is none, and left to be found out.</summary>
    public static bool IsKnown(string? charset) => charset is null || Named(charset) is not null;

    /// <summary>The text and the name of its encoding, or null when the bytes are no text of that encoding, or of any.</summary>
    public static (string Text, string Encoding)? Read(ReadOnlySpan<byte> file, string? charset)
    {
        (Encoding Encoding, int Mark)[] tries = file switch
        {
            [0xEF, 0xBB, 0xBF, ..] => [(Utf8, 3)],
            [0xFF, 0xFE, ..] => [(Utf16, 2)],
            [0xFE, 0xFF, ..] => [(Utf16Swapped, 2)],
            _ when charset is not null && IsChineseInUtf8(file) => [(Utf8, 0)],
            _ when charset is not null && Named(charset) is { } named => [(named, 0)],
            // A header in Latin letters has a zero beside each.
            [not 0, 0, not 0, 0, ..] => [(Utf16, 0)],
            [0, not 0, 0, not 0, ..] => [(Utf16Swapped, 0)],
            _ => [(Utf8, 0), (Gb18030, 0)],
        };
        foreach (var (encoding, mark) in tries)
        {
            try
            {
                return (encoding.GetString(file[mark..]), Name(encoding));
            }
            catch (DecoderFallbackException)
            {
                // The next.
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the bytes are well-formed UTF-8 with characters of three bytes. GB18030 is hardly ever so by chance: it writes pairs, and each
    /// two sequences of three would have to be three pairs.
    /// </summary>
    private static bool IsChineseInUtf8(ReadOnlySpan<byte> file) =>
        file.IndexOfAnyInRange((byte)0xE0, (byte)0xEF) >= 0 && !file.Contains((byte)0) && System.Text.Unicode.Utf8.IsValid(file);

    private static string Name(Encoding encoding) => encoding == Utf8 ? "utf-8" : encoding == Gb18030 ? "gb18030" : "utf-16";

    private static Encoding? Named(string charset) => charset.Trim('"', '\'', ' ').ToLowerInvariant() switch
    {
        "" or "utf-8" or "utf8" or "us-ascii" or "ascii" => Utf8,
        // The older ones are its subsets, under the names that Windows and Java have for them too.
        "gb18030" or "gbk" or "gb2312" or "gb_2312-80" or "cp936" or "ms936" or "windows-936" or "936" or "x-gbk" => Gb18030,
        "utf-16" or "utf-16le" or "utf16" or "unicode" => Utf16,
        "utf-16be" => Utf16Swapped,
        _ => null,
    };
}
