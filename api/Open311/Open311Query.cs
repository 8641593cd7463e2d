using System.Collections.Immutable;
using System.Globalization;
using RedStation.Domain;
using RedStation.Storage.Queries;

namespace RedStation.Api.Open311;

/// <summary>What a list of service requests is asked for.</summary>
/// <param name="Filter">Which cases.</param>
/// <param name="Ids">These cases and no others, whatever else was said; null when none are named.</param>
/// <param name="Skip">How many to leave out.</param>
/// <param name="Limit">The most to answer.</param>
/// <param name="Extended">Whether to add what GeoReport does not know.</param>
internal sealed record Open311Query(PublicCaseFilter Filter, ImmutableArray<string>? Ids, long Skip, int Limit, bool Extended)
{
    private const int Most = 1_000;
    private const int MostPages = 1_000;

    /// <summary>The longest time that one list is about.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    private static readonly ImmutableArray<string> Known =
    [
        "jurisdiction_id", "service_request_id", "service_code", "start_date", "end_date", "status", "page", "page_size", "extensions", "api_key",
    ];

    /// <summary>Reads a query; or says what is wrong with it. A filter that is not known would be answered with everything.</summary>
    public static (Open311Query? Query, IResult? Refused) Read(IQueryCollection query, Open311Jurisdictions jurisdictions, DateTimeOffset now)
    {
        if (query.Keys.FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
        {
            return Refused(unknown, "one of " + string.Join(", ", Known));
        }

        var (district, refused) = jurisdictions.Read(query["jurisdiction_id"]);
        if (refused is not null)
        {
            return (null, refused);
        }

        var ids = List(query["service_request_id"]);
        if (ids is { Length: > Most })
        {
            return Refused("service_request_id", "at most 1000");
        }

        // Named cases override all else.
        var (from, to, fault) = ids is null ? Period(query["start_date"], query["end_date"], now) : (now, now, null);
        var states = ids is null ? List(query["status"]) : null;
        var (page, size) = (Number(query["page"], 1, MostPages), Number(query["page_size"], Most, Most));
        return fault is not null ? Refused(fault, "W3C times with a zone, at most 90 days apart")
            : states?.Any(state => state is not ("open" or "closed")) == true ? Refused("status", "open, closed")
            : page is null ? Refused("page", $"1 to {MostPages}")
            : size is null ? Refused("page_size", $"1 to {Most}")
            : (new Open311Query(
                new PublicCaseFilter(
                    from, to, district, List(query["service_code"]), states?.Distinct().ToArray() is [var one] ? one == "open" : null),
                ids,
                (page.Value - 1L) * size.Value,
                size.Value,
                query["extensions"] == "true"), null);
    }

    /// <summary>90 days until now; with one end of a period, 90 days from or until there.</summary>
    private static (DateTimeOffset From, DateTimeOffset To, string? Fault) Period(string? start, string? end, DateTimeOffset now)
    {
        var (from, to) = (now - Longest, now);
        if (!string.IsNullOrEmpty(end))
        {
            if (!W3CTime.TryRead(end, out to))
            {
                return (from, to, "end_date");
            }

            from = to - Longest;
        }

        if (!string.IsNullOrEmpty(start))
        {
            if (!W3CTime.TryRead(start, out from))
            {
                return (from, to, "start_date");
            }

            to = string.IsNullOrEmpty(end) ? from + Longest : to;
        }

        return (from, to, to - from > Longest || to < from ? "start_date" : null);
    }

    private static ImmutableArray<string>? List(string? text) =>
        string.IsNullOrEmpty(text) ? null : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static int? Number(string? text, int standard, int most) =>
        string.IsNullOrEmpty(text) ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : null;

    private static (Open311Query?, IResult) Refused(string name, string rule) => (null, Open311Error.BadRequest("argument_wrong", name, rule));
}
