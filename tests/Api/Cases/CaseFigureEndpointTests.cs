using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Cases;

/// <summary>The public figures over REST. What is counted is for the rules' own tests to say.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class CaseFigureEndpointTests(DemoApiFixture api)
{
    private const string Figures = "/api/v1/public/figures";

    /// <summary>Nothing is reported in it, so that what other tests do changes nothing.</summary>
    private const string Quiet = "?from=2020-01-01&to=2020-01-31";

    [Fact]
    public async Task Figures_AreForEverybody_AsJsonAndCsv()
    {
        var anyone = api.Anonymous();
        await api.As("rider", "figures-rider").Post("/api/v1/cases", new
        {
            operationId = Caller.NewOperation,
            @class = "e0101",
            position = DemoApiFixture.PlaceInXihu,
            note = "垃圾",
        });
        // What was counted for another test a moment ago is kept for a minute.
        var found = (await anyone.Get($"{Figures}?district=330106")).Is(HttpStatusCode.OK).Json;
        Assert.InRange(api.Time.GetUtcNow(), (DateTimeOffset)found["from"]!, (DateTimeOffset)found["to"]!);
        Assert.All(found["items"]!.AsArray(), item => Assert.Equal(("330106", "西湖区"), ((string)item!["district"]!, (string)item["districtName"]!)));
        var quiet = (await anyone.Get(Figures + Quiet)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("2019-12-31T16:00:00.000Z", "2020-01-31T16:00:00.000Z"), ((string?)quiet["from"], (string?)quiet["to"]));
        Assert.Equal((0, 0), ((int)quiet["total"]!["received"]!, quiet["items"]!.AsArray().Count));
        Assert.Null(quiet["total"]!["closedInTimeShare"]);

        var csv = (await anyone.Get($"{Figures}{Quiet}&format=csv")).Is(HttpStatusCode.OK).Text;
        Assert.StartsWith("from (UTC+8),to (UTC+8),district,districtName,classId,className,received,answered", csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?from=november", "from")]
    [InlineData("?from=2026-11-02&to=2026-11-01", "to")]
    [InlineData("?from=2025-01-01&to=2026-11-01", "to")]
    [InlineData("?format=xml", "format")]
    public async Task Figures_OfWhatIsNone_AreRefused(string query, string field) =>
        Assert.Equal([field], (await api.Anonymous().Get(Figures + query)).Fields);

    [Fact]
    public async Task Figures_OfAnUnknownDistrict_AreRefused() =>
        (await api.Anonymous().Get(Figures + "?district=999999")).Refused(HttpStatusCode.BadRequest, "unknown_district");
}
