using System.Globalization;
using System.Text.Json.Nodes;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Tests.Load.Identities;

namespace RedStation.Tests.Load.Cases;

/// <summary>What dispatchers, riders and everybody ask about cases.</summary>
public sealed class CaseReads
{
    private const int Page = 50;
    private const int LargestPage = 200;
    private const int LargestOpen311Page = 1_000;
    private const string Inbox = "/api/v1/cases";
    private const string Requests = "/open311/v2/requests";
    private const string City = "330100";

    private readonly TokenMint mint;
    private readonly CaseView[] inOrder;
    private readonly CaseView[] reported;
    private readonly Dictionary<string, string> plain;
    private readonly List<(string Id, string Names)> classes;
    private readonly string city;
    private readonly string district;

    /// <summary>About these cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="mint">Makes those who ask.</param>
    /// <param name="classes">What <c>GET /case-classes</c> says.</param>
    public CaseReads(ManyCases cases, TokenMint mint, JsonNode classes)
    {
        this.mint = mint;
        city = mint.Admin();
        district = mint.Dispatcher(ManyCases.LargeDistrict);
        // The order of the inbox, written a second time: urgent ones and the least time left first, at the end what is over, the last first.
        inOrder = [.. cases.All
            .OrderBy(one => CaseLifecycle.IsOver(one.Status))
            .ThenBy(one => CaseLifecycle.IsOver(one.Status) ? -one.ReportedAt.ToUnixTimeMilliseconds() : one.Terms.Urgent ? 0 : 1)
            .ThenBy(one => Due(one)?.ToUnixTimeMilliseconds() ?? long.MaxValue)
            .ThenBy(one => one.Id, StringComparer.Ordinal)];
        reported = [.. cases.All.OrderByDescending(one => one.ReportedAt.ToUnixTimeMilliseconds())
            .ThenByDescending(one => one.Id, StringComparer.Ordinal)];
        plain = cases.All.ToDictionary(one => one.Id, one => CaseSearchText.Plain(one.Note, one.Unit, one.Terms.ClassId, one.Number));
        this.classes = [.. classes["classes"]!.AsArray().Select(one => (
            (string)one!["id"]!,
            CaseSearchText.Plain(
                (string)one["name"]!, (string)one["nameEn"]!, (string)one["category"]!, (string)one["categoryEn"]!)))];
    }

    /// <summary>The kinds of questions whose answers are lists of their own.</summary>
    public IReadOnlyList<CaseRead> All() =>
    [
        Listed("inbox: the whole city", "", city, _ => true),
        Listed("inbox: the whole city, 200 a page", "", city, _ => true, LargestPage),
        Listed("inbox: a district", "", district, one => one.District == ManyCases.LargeDistrict),
        Listed("inbox: one of the four cities", $"&district={City}", city, one => DistrictScope.Covers([City], one.District)),
        Listed("inbox: what is over", "&status=over", city, _ => true, over: true),
        Listed("inbox: open and over", "&status=open,over", city, _ => true, over: null),
        Listed("inbox: one status", "&status=suspended", city, one => one.Status == CaseStatus.Suspended),
        Listed("inbox: one status in a district", "&status=returned", district,
            one => one.Status == CaseStatus.Returned && one.District == ManyCases.LargeDistrict),
        Listed("inbox: a class", "&class=c0101", city, one => one.Terms.ClassId == "c0101"),
        Listed("inbox: a rare class", $"&class={ManyCases.RareClass}", city, one => one.Terms.ClassId == ManyCases.RareClass),
        Listed("inbox: a rare class, open and over", $"&status=open,over&class={ManyCases.RareClass}", city,
            one => one.Terms.ClassId == ManyCases.RareClass, over: null),
        Listed("inbox: a class that nobody has", "&class=c0302x", city, _ => false),
        Listed("inbox: a unit", $"&unit={ManyCases.Units[0]}", city, one => one.Unit == ManyCases.Units[0]),
        Listed("inbox: a rare unit", $"&unit={ManyCases.RareUnit}", city, one => one.Unit == ManyCases.RareUnit),
        Listed("inbox: a rare unit in a district", $"&unit={ManyCases.RareUnit}", district,
            one => one.Unit == ManyCases.RareUnit && one.District == ManyCases.LargeDistrict),
        Listed("inbox: urgent ones", "&urgent=true", city, one => one.Terms.Urgent),
        Listed("inbox: urgent ones that are over", "&urgent=true&status=over", city, one => one.Terms.Urgent, over: true),
        Listed("inbox: all filters", $"&urgent=true&class={ManyCases.RareClass}&unit={ManyCases.Units[1]}&status=handling", district,
            one => one is { Terms: { Urgent: true, ClassId: ManyCases.RareClass }, Status: CaseStatus.Handling, District: ManyCases.LargeDistrict }
                && one.Unit == ManyCases.Units[1]),
        Found("search: open", "", over: false),
        Found("search: over", "&status=over", over: true),
        Found("search: in a district", "", over: false, district),
        Found("search: suspended", "&status=suspended", over: false, status: CaseStatus.Suspended),
        new("search: a word of a class", _ => Search("公用设施", "", city, false, null)),
        new("search: what is nowhere", _ => Search("没有这样的话", "", city, false, null)),
        new("nearby: within 1,000 m", number => new(
            string.Create(CultureInfo.InvariantCulture, $"{Inbox}/nearby?class=c0101&lat={Place(number).Lat}&lon={Place(number).Lon}"), city,
            CaseQuestion.InList, null)),
        new("a rider's own", number => Own(ManyCases.Rider(number % ManyCases.Riders))),
        Open311("the first 1,000", "", _ => true),
        Open311("the first 1,000, XML", "", _ => true, xml: true),
        Open311("the first 50", "&page_size=50", _ => true, 1, 50),
        Open311("the last page", $"&page={LastPage}", _ => true, LastPage),
        Open311("page 1,000 of 50", "&page_size=50&page=1000", _ => true, 1_000, 50),
        Open311("a service", "&service_code=c0101", one => one.Terms.ClassId == "c0101"),
        Open311("a rare service", $"&service_code={ManyCases.RareClass}", one => one.Terms.ClassId == ManyCases.RareClass),
        Open311("closed ones of a district", $"&status=closed&jurisdiction_id={ManyCases.LargeDistrict}",
            one => CaseLifecycle.IsOver(one.Status) && one.District == ManyCases.LargeDistrict),
        new("open311: 100 by their ids", number =>
        {
            var named = reported.Skip((number * 97) % Math.Max(1, reported.Length - 100)).Take(100).ToList();
            var ids = string.Join(',', named.Select(one => one.Id));
            return new($"{Requests}.json?service_request_id={ids}", null, CaseQuestion.InRequests, () => named);
        }),
    ];

    /// <summary>Every page of the inbox, one behind the other.</summary>
    /// <param name="after">The cursor; null for the first.</param>
    public CaseQuestion Walk(string? after) => new(
        $"{Inbox}?status=open,over&limit={LargestPage}" + (after is null ? "" : "&cursor=" + after), city, CaseQuestion.InList, null);

    /// <summary>What the pages of <see cref="Walk"/> must be together.</summary>
    public IReadOnlyList<CaseView> Walked => inOrder;

    private int LastPage => Math.Max(1, (reported.Length + LargestOpen311Page - 1) / LargestOpen311Page);

    private static DateTimeOffset? Due(CaseView one) =>
        CaseLifecycle.IsOver(one.Status) ? null
        : CaseLifecycle.IsUnanswered(one.Status) ? one.Deadlines.AnswerDueAt
        : CaseLifecycle.IsUnderWay(one.Status) ? one.Deadlines.ClosingDueAt
        : null;

    private GeoPoint Place(int number) => reported[(number * 31) % reported.Length].Position;

    private CaseRead Listed(
        string name, string filter, string token, Func<CaseView, bool> matches, int limit = Page, bool? over = false) =>
        new(name, _ => new CaseQuestion(
            $"{Inbox}?limit={limit}{filter}", token, CaseQuestion.InList,
            () => inOrder.Where(one => (over is null || CaseLifecycle.IsOver(one.Status) == over) && matches(one)).Take(limit)));

    private CaseRead Found(string name, string filter, bool over, string? token = null, CaseStatus? status = null) => new(name, number =>
        Search(ManyCases.Words(new Random(number)), filter, token ?? city, over, status));

    private CaseQuestion Search(string words, string filter, string token, bool over, CaseStatus? status)
    {
        var terms = CaseSearchText.Terms(words).Select(Term).ToList();
        return new CaseQuestion($"{Inbox}?limit={Page}{filter}&text={Uri.EscapeDataString(words)}", token, CaseQuestion.InList, () => inOrder
            .Where(one => CaseLifecycle.IsOver(one.Status) == over
                && (status is null || one.Status == status)
                && (token != district || one.District == ManyCases.LargeDistrict)
                && terms.All(isIn => isIn(one)))
            .Take(Page));
    }

    /// <summary>A term is found in a case's words, or in the names of its class.</summary>
    private Func<CaseView, bool> Term(string term)
    {
        var named = classes.Where(one => one.Names.Contains(term, StringComparison.Ordinal)).Select(one => one.Id).ToHashSet();
        return one => plain[one.Id].Contains(term, StringComparison.Ordinal) || named.Contains(one.Terms.ClassId);
    }

    private CaseQuestion Own(string rider) => new(
        $"/api/v1/riders/me/cases?limit={Page}", mint.Rider(rider), CaseQuestion.InList,
        () => reported.Where(one => one.Reporters[0] == rider).Take(Page));

    private CaseRead Open311(
        string name, string filter, Func<CaseView, bool> matches, int page = 1, int size = LargestOpen311Page, bool xml = false) =>
        new("open311: " + name, _ => new CaseQuestion(
            $"{Requests}.{(xml ? "xml" : "json")}?extensions=true{filter}", null, xml ? CaseQuestion.InXml : CaseQuestion.InRequests,
            () => reported.Where(matches).Skip((page - 1) * size).Take(size)));
}
