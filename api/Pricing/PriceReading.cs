using System.Collections.Immutable;
using System.Globalization;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Pricing;
using RedStation.Domain;
using RedStation.Domain.Districts;
using RedStation.Domain.Pricing;
using RedStation.Storage.Pricing;

namespace RedStation.Api.Pricing;

/// <summary>What everybody may read of a price list.</summary>
internal static class PriceReading<TEntry>
    where TEntry : class, IPriceEntry
{
    private const int StandardPage = 50;

    private static readonly string[] HistoryColumns =
        ["scope", "number", "from", "until", "author", "note", "publishedAt (UTC+8)", "entries"];

    /// <param name="district">The adcode of a district, whose own prices go before the city's.</param>
    /// <param name="position">A place, <c>lat,lon</c> in WGS-84, in place of the district that it lies in.</param>
    /// <param name="day">The day on which they hold, China's, such as 2026-11-29; today without it.</param>
    /// <param name="format"><c>json</c> or <c>csv</c>; without it the header Accept decides.</param>
    /// <param name="lists">The lists in memory.</param>
    /// <param name="store">The lists of days gone by.</param>
    /// <param name="districts">The districts.</param>
    /// <param name="clock">The time.</param>
    /// <param name="request">The request.</param>
    public static async Task<IResult> InForce(
        string? district, string? position, string? day, string? format,
        PriceListCache lists, PriceListStore<TEntry> store, DistrictMap districts, TimeProvider clock, HttpRequest request)
    {
        var checker = new Checker();
        checker.Require(district is null || position is null, "position", "not together with district");
        var where = position is null ? checker.District(district, districts) : checker.DistrictAt(position, districts);
        var today = ChinaTime.Day(clock.GetUtcNow());
        var when = checker.OptionalDay(day, "day") ?? today;
        var csv = checker.WantsCsv(format, request);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var (city, own) = when < today ? await OfThePast(store, where, when) : Now(await lists.Current(), where, when);
        var entries = InForceRules.Merge(city?.Entries ?? [], own?.Entries ?? []);
        var overridden = own is null ? [] : own.Entries.Select(entry => entry.Key).ToImmutableArray();
        if (csv)
        {
            return new CsvAnswer(Name(where), [.. PriceFields.Names<TEntry>(), "list"], entries.Select(entry => (IReadOnlyList<object?>)
                [.. PriceFields.Values(entry), overridden.Contains(entry.Key) ? Reference(own!) : Reference(city!)]))
            {
                CacheControl = TaggedAnswer.Revalidate,
            };
        }

        return TaggedAnswer.Json(
            new PriceList<TEntry>(when, where, [.. new[] { Header(city), Header(own) }.OfType<PriceListHeader>()], entries, overridden),
            TaggedAnswer.Revalidate);
    }

    /// <param name="scope"><c>city</c> or an adcode: only versions of that scope.</param>
    /// <param name="format"><c>json</c> or <c>csv</c>; without it the header Accept decides.</param>
    /// <param name="cursor">The <c>next</c> of the page before, with the same scope.</param>
    /// <param name="limit">Versions of a page, 1 … 200.</param>
    /// <param name="store">The versions.</param>
    /// <param name="districts">The districts.</param>
    /// <param name="request">The request.</param>
    public static async Task<IResult> History(
        string? scope, string? format, string? cursor, string? limit, PriceListStore<TEntry> store, DistrictMap districts, HttpRequest request)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var district = scope == PriceChecks.City ? null : checker.District(scope, districts);
        var csv = checker.WantsCsv(format, request);
        var bound = ListCursor.Scope(TEntry.Address, scope);
        var after = checker.PageCursor(cursor, bound);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var page = await store.History((district, scope is null), after, most);
        var next = ListCursor.Write(page.Next, bound);
        return csv
            ? new CsvAnswer(Name("versions"), HistoryColumns, page.Items.Select(Row)) { Next = next, CacheControl = TaggedAnswer.Revalidate }
            : TaggedAnswer.Json(new PriceVersionList(page.Items, next), TaggedAnswer.Revalidate);
    }

    /// <param name="scope"><c>city</c>, or the adcode of a district.</param>
    /// <param name="number">The version's number in it.</param>
    /// <param name="format"><c>json</c> or <c>csv</c>; without it the header Accept decides.</param>
    /// <param name="store">The versions.</param>
    /// <param name="request">The request.</param>
    public static async Task<IResult> Version(string scope, string number, string? format, PriceListStore<TEntry> store, HttpRequest request)
    {
        var checker = new Checker();
        var csv = checker.WantsCsv(format, request);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var isNumber = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted);
        if (!isNumber || await Published(store, scope, wanted) is not { } published)
        {
            return PriceListProblems.NotFound;
        }

        return csv
            ? new CsvAnswer(Name($"{scope}-{number}"), PriceFields.Names<TEntry>(), published.Version.Entries.Select(entry => (IReadOnlyList<object?>)
                [.. PriceFields.Values(entry)]))
            { CacheControl = TaggedAnswer.Day }
            : TaggedAnswer.Json(published, TaggedAnswer.Day);
    }

    /// <summary>A version with what differs from the one before it, or null.</summary>
    /// <param name="store">The versions.</param>
    /// <param name="scope"><c>city</c>, or an adcode.</param>
    /// <param name="number">Its number.</param>
    public static async Task<PublishedPricesWire<TEntry>?> Published(PriceListStore<TEntry> store, string scope, int number)
    {
        // An empty name is how the table calls the whole city, and nobody else does.
        var district = scope == PriceChecks.City ? null : scope;
        if (district is "" || await store.Find(district, number) is not { } version)
        {
            return null;
        }

        var before = number == 1 ? null : await store.Find(district, number - 1);
        return new PublishedPricesWire<TEntry>(version, PriceDifference.Between(before?.Entries ?? [], version.Entries));
    }

    /// <summary>The versions of the city and of a district that hold on a day, today or later.</summary>
    public static (PriceListVersion<TEntry>? City, PriceListVersion<TEntry>? Own) Now(PriceLists lists, string? district, DateOnly day)
    {
        var versions = lists.Of<TEntry>();
        return (InForceRules.Version(versions, null, day), district is null ? null : InForceRules.Version(versions, district, day));
    }

    private static async Task<(PriceListVersion<TEntry>? City, PriceListVersion<TEntry>? Own)> OfThePast(
        PriceListStore<TEntry> store, string? district, DateOnly day)
    {
        var headers = await store.Headers();
        var city = InForceRules.Version(headers, null, day);
        var own = district is null ? null : InForceRules.Version(headers, district, day);
        return (city is null ? null : await store.Find(null, city.Number), own is null ? null : await store.Find(district, own.Number));
    }

    /// <summary>Without the entries, which an answer shows once.</summary>
    private static PriceListHeader? Header(PriceListVersion<TEntry>? version) => version is null ? null : new PriceListHeader
    {
        District = version.District,
        Number = version.Number,
        From = version.From,
        Until = version.Until,
        Author = version.Author,
        Note = version.Note,
        PublishedAt = version.PublishedAt,
        Count = version.Count,
    };

    private static string Name(string? part) => TEntry.Address + (part is null ? "" : "-" + part);

    private static string Reference(PriceListHeader version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version.District ?? PriceChecks.City}/{version.Number}");

    private static object?[] Row(PriceListHeader version) =>
    [
        version.District ?? PriceChecks.City, version.Number, version.From.ToString("O", CultureInfo.InvariantCulture),
        version.Until?.ToString("O", CultureInfo.InvariantCulture), version.Author, version.Note, version.PublishedAt, version.Count,
    ];
}
