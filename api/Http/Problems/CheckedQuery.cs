using System.Globalization;
using RedStation.Api.Http.Json;
using RedStation.Domain;

namespace RedStation.Api.Http.Problems;

/// <summary>Reads the parameters that lists share.</summary>
internal static class CheckedQuery
{
    /// <summary>The type of a spreadsheet (XLSX).</summary>
    public const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string TimeRule = "a time in ISO 8601 with Z or an offset, or a day such as 2026-11-29 (China's)";

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>From when: a time, or the beginning of a day. Null for no bound.</summary>
    public static DateTimeOffset? From(this Checker checker, string? value, string field = "from") => checker.Time(value, field, 0);

    /// <summary>Until when, exclusive: a time, or the end of a day. Null for no bound.</summary>
    public static DateTimeOffset? To(this Checker checker, string? value, DateTimeOffset? from)
    {
        var to = checker.Time(value, "to", 1);
        checker.Require(from is null || to is null || from < to, "to", "after from");
        return to;
    }

    /// <summary>An enum value by its name on the wire, null when it is not asked for.</summary>
    public static T? Named<T>(this Checker checker, string? value, string field)
        where T : struct, Enum
    {
        if (value is null)
        {
            return null;
        }

        checker.Require(WireNames.TryRead<T>(value, out var read), field, WireNames.Rule<T>());
        return read;
    }

    /// <summary>Whether CSV is asked for: <c>format=csv</c>, or without a format an <c>Accept</c> that names it before JSON.</summary>
    public static bool WantsCsv(this Checker checker, string? format, HttpRequest request)
    {
        checker.Require(format is null or "json" or "csv", "format", "json or csv");
        return format is null ? Accepted(request) == "text/csv" : format == "csv";
    }

    /// <summary>As <see cref="WantsCsv"/>, for a list that is also a spreadsheet.</summary>
    public static ListFormat Format(this Checker checker, string? format, HttpRequest request)
    {
        checker.Require(format is null or "json" or "csv" or "xlsx", "format", "json, csv or xlsx");
        return (format ?? Accepted(request)) switch
        {
            "csv" or "text/csv" => ListFormat.Csv,
            "xlsx" or SpreadsheetType => ListFormat.Xlsx,
            _ => ListFormat.Json,
        };
    }

    private static string? Accepted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).FirstOrDefault()?.MediaType.Value;

    private static DateTimeOffset? Time(this Checker checker, string? value, string field, int daysLater)
    {
        if (value is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day > DateOnly.MinValue && day < DateOnly.MaxValue)
        {
            return ChinaTime.StartOf(day.AddDays(daysLater));
        }

        // A plus of an offset that was not escaped arrives as a blank.
        var written = value.Replace(' ', '+');
        var hasOffset = written.EndsWith('Z') || written.LastIndexOfAny(['+', '-']) > written.IndexOf('T', StringComparison.Ordinal);
        var read = DateTimeOffset.TryParseExact(written, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time);
        return checker.Require(read && hasOffset, field, TimeRule) ? time : null;
    }
}
