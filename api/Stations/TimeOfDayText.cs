using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RedStation.Api.Stations;

/// <summary>Reads times of day as people write them: 8:00, 08:00:00, a colon or digits of a Chinese keyboard. 24:00 closes at midnight.</summary>
internal static partial class TimeOfDayText
{
    /// <summary>What a time may be, in words.</summary>
    public static string Rule(bool closes) => closes ? "a time HH:mm, 00:00 to 24:00" : "a time HH:mm, 00:00 to 23:59";

    /// <summary>Whether the text has the form of a time, and which one it is; null when there is no such time.</summary>
    public static (bool HasForm, TimeOnly? Time) Read(string? text, bool closes)
    {
        var match = Clock().Match((text ?? "").Normalize(NormalizationForm.FormKC));
        if (!match.Success)
        {
            return (false, null);
        }

        var hour = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var minute = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return (true, closes && (hour, minute) == (24, 0) ? TimeOnly.MinValue : hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null);
    }

    [GeneratedRegex(@"^([0-9]{1,2}):([0-9]{2})(?::00(?:\.0+)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
