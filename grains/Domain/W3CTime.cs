using System.Globalization;

namespace RedStation.Domain;

/// <summary>Times as the W3C's profile of ISO 8601 writes them, to the second and with the zone.</summary>
public static class W3CTime
{
    private static readonly string[] Formats = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <summary>The time in UTC.</summary>
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);

    /// <summary>Reads a time that names its zone.</summary>
    public static bool TryRead(string? text, out DateTimeOffset time)
    {
        time = default;
        // Without a zone the framework would take the machine's. A plus in a query that was not encoded arrives as a blank.
        return text is not null && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-', ' ']) > "yyyy-MM-ddTHH".Length)
            && DateTimeOffset.TryParseExact(
                text.Replace(' ', '+'), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);
    }
}
