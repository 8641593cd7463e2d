using System.Globalization;
using System.Text.RegularExpressions;

namespace RedStation.Domain.Tasks;

/// <summary>
/// Reads durations of ISO 8601: <c>P1W</c>, <c>P1DT2H</c>, <c>PT0.5H</c>, <c>PT1,5S</c>. The smallest part that is named may have decimals. Years and
/// months are not read: how long they are depends on when they begin.
/// </summary>
public static partial class IsoDuration
{
    /// <summary>The rule, for an answer.</summary>
    public const string Rule = "an ISO 8601 duration of weeks, days, hours, minutes or seconds, such as PT30M, P1DT2H or PT0.5H";

    private const int DaysOfWeek = 7;

    private static readonly (string Name, TimeSpan Length)[] Units =
    [
        ("weeks", TimeSpan.FromDays(DaysOfWeek)), ("days", TimeSpan.FromDays(1)), ("hours", TimeSpan.FromHours(1)),
        ("minutes", TimeSpan.FromMinutes(1)), ("seconds", TimeSpan.FromSeconds(1)),
    ];

    /// <summary>Reads one.</summary>
    public static bool TryRead(string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is null || Parts().Match(text) is not { Success: true } parts)
        {
            return false;
        }

        var seconds = 0m;
        var decimals = false;
        foreach (var (name, length) in Units)
        {
            if (parts.Groups[name] is not { Success: true, Value: var written })
            {
                continue;
            }

            // Only the last may be broken: 1.5 hours and 20 minutes is no duration.
            if (decimals)
            {
                return false;
            }

            decimals = written.AsSpan().ContainsAny('.', ',');
            seconds += decimal.Parse(
                written.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * (decimal)length.TotalSeconds;
        }

        // Each number has at most six digits before its point: a decimal holds them, and so does a time span.
        duration = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    [GeneratedRegex(
        @"^P(?=[0-9T])(?:(?<weeks>[0-9]{1,6}(?:[.,][0-9]{1,7})?)W)?(?:(?<days>[0-9]{1,6}(?:[.,][0-9]{1,7})?)D)?"
        + @"(?:T(?=[0-9])(?:(?<hours>[0-9]{1,6}(?:[.,][0-9]{1,7})?)H)?(?:(?<minutes>[0-9]{1,6}(?:[.,][0-9]{1,7})?)M)?"
        + @"(?:(?<seconds>[0-9]{1,6}(?:[.,][0-9]{1,7})?)S)?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
