using System.Globalization;
using System.Text.RegularExpressions;

namespace RedStation.Grains.Settings;

/// <summary>
/// Reads one setting strictly. The framework's own reading takes 90 for ninety days, 24:00:00 for twenty-four days and 0x10 for a number,
/// and tells a stack trace of everything else.
/// </summary>
internal static partial class SettingValue
{
    private const int HoursOfDay = 24;

    /// <summary>Whether a setting of this type is a single value.</summary>
    public static bool IsSingle(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long) || type == typeof(double)
        || type == typeof(TimeSpan) || type == typeof(Uri);

    /// <summary>The value, or null and why not.</summary>
    public static object? Read(Type type, string text, out string? fault)
    {
        object? value =
            type == typeof(string) ? text
            : type == typeof(bool) ? Bool(text)
            : type == typeof(int) ? Whole(text) is >= int.MinValue and <= int.MaxValue and var whole ? (int)whole : null
            : type == typeof(long) ? Whole(text)
            : type == typeof(double) ? Number(text)
            : type == typeof(Uri) ? Address(text)
            : type == typeof(TimeSpan) ? Time(text)
            : Name(type, text);
        fault = value is null ? Rule(type, text) : null;
        return value;
    }

    /// <summary>A bound as it is shown: the way a value is written.</summary>
    public static string Text(object bound) => bound switch
    {
        TimeSpan time when time.Ticks % TimeSpan.TicksPerSecond != 0 => time.ToString("c", CultureInfo.InvariantCulture).TrimEnd('0'),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => bound.ToString() ?? "",
    };

    private static bool? Bool(string text) => bool.TryParse(text, out var value) ? value : null;

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0 ? address : null;

    private static TimeSpan? Time(string text) =>
        Duration().Match(text) is { Success: true } parts && int.Parse(parts.Groups["hours"].Value, CultureInfo.InvariantCulture) < HoursOfDay
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private static object? Name(Type type, string text) =>
        text.All(letter => char.IsAsciiLetterOrDigit(letter)) && !char.IsAsciiDigit(text[0])
            && Enum.TryParse(type, text, ignoreCase: true, out var value)
            ? value
            : null;

    private static string Rule(Type type, string text) =>
        type == typeof(bool) ? "must be true or false"
        : type == typeof(int) || type == typeof(long) ? "must be a whole number"
        : type == typeof(double) ? "must be a number with a decimal point"
        : type == typeof(Uri) ? "must be an http or https address"
        : type == typeof(TimeSpan) ? TimeRule(text)
        : "must be one of " + string.Join(", ", Enum.GetNames(type));

    private static string TimeRule(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? $"must be a time with hours, minutes and seconds: {text} alone would be {text} days; "
            + $"for {text} seconds write {Text(TimeSpan.FromSeconds(number))}"
        : "must be a time, written hh:mm:ss such as 00:01:30, with days before it where there are any (1.00:00:00)";

    [GeneratedRegex(@"^(?:\d{1,4}\.)?(?<hours>\d{1,2}):[0-5]\d:[0-5]\d(?:\.\d{1,7})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
