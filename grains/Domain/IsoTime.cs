using System.Globalization;

namespace RedStation.Domain;

/// <summary>Times as everything we hand out writes them: ISO 8601 in UTC with <c>Z</c> and milliseconds.</summary>
public static class IsoTime
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The time as text.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The time as text, from milliseconds since 1970.</summary>
    public static string Write(long milliseconds) => Write(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    /// <summary>Milliseconds since 1970, from a text that <see cref="Write(long)"/> has written.</summary>
    /// <exception cref="FormatException">It is written otherwise.</exception>
    public static long ReadMilliseconds(string text) => DateTimeOffset
        .ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
}
