using System.Globalization;
using System.Text.RegularExpressions;

namespace RedStation.Domain.Cases;

/// <summary>
/// How the numbers of cases look. In the national scheme a number is the adcode, two digits of 大类, two of 小类 and six that run:
/// <see cref="Standard"/>. A series is such a format with everything filled in but the digits that run; they run in each series by themselves.
/// </summary>
public static partial class CaseNumberFormat
{
    /// <summary>The national scheme.</summary>
    public const string Standard = "{district}{class}{subclass}{serial:6}";

    private const int Longest = 60;

    /// <summary>
    /// Whether a text is a format: letters, digits, hyphens, <c>{district}</c>, <c>{kind}</c> (C for 部件, E for 事件), <c>{class}</c>,
    /// <c>{subclass}</c>, and once <c>{serial:N}</c> with at least N digits, 4 … 9.
    /// </summary>
    public static bool IsFormat(string text) => text.Length <= Longest && Format().IsMatch(text);

    /// <summary>The series of a class in a district.</summary>
    /// <param name="format">A format; see <see cref="IsFormat"/>.</param>
    /// <param name="district">The adcode.</param>
    /// <param name="classId">The class: a letter and four digits.</param>
    public static string SeriesOf(string format, string district, string classId) => format
        .Replace("{district}", district, StringComparison.Ordinal)
        .Replace("{kind}", classId[..1].ToUpperInvariant(), StringComparison.Ordinal)
        .Replace("{class}", classId[1..3], StringComparison.Ordinal)
        .Replace("{subclass}", classId[3..5], StringComparison.Ordinal);

    /// <summary>A number of a series. One that has run out of digits goes on with more of them.</summary>
    public static string Number(string series, long serial) => Serial().Replace(series, match => serial.ToString(
        "D" + match.Groups["digits"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(
        @"^(?:[A-Za-z0-9-]|\{(?:district|kind|class|subclass)\})*\{serial:[4-9]\}(?:[A-Za-z0-9-]|\{(?:district|kind|class|subclass)\})*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Format();

    [GeneratedRegex(@"\{serial:(?<digits>[4-9])\}", RegexOptions.CultureInvariant)]
    private static partial Regex Serial();
}
