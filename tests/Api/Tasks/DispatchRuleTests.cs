using System.Net;
using RedStation.Domain.Dispatch;
using RedStation.Storage.Dispatch;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Tasks;

/// <summary>The rule of dispatch is public, and each rider's record is theirs alone.</summary>
public sealed class DispatchRuleTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Record = "/api/v1/riders/me/dispatch-record";

    [Fact]
    public async Task Rule_IsReadByAnybody_InTheNumbersInForce()
    {
        var rule = (await api.Anonymous().Get("/api/v1/dispatch-rule")).Is(HttpStatusCode.OK).Json;

        var options = new DispatchOptions();
        Assert.Equal(
            options.Rings.Select(ring => (ring.RadiusM, ring.Offers)),
            rule["rings"]!.AsArray().Select(ring => ((int)ring!["radiusM"]!, (int)ring["offers"]!)));
        Assert.Equal((25, 5, 180, 480), (
            (int)rule["offerSeconds"]!, (int)rule["marginMinutes"]!, (int)rule["positionSeconds"]!, (int)rule["dailyLimitMinutes"]!));
    }

    [Fact]
    public async Task Spread_IsReadByAnybody_AndTellsNothingOfFew()
    {
        var spread = (await api.Anonymous().Get("/api/v1/public/dispatch-spread")).Is(HttpStatusCode.OK);

        Assert.Empty(spread.Json["items"]!.AsArray());
        Assert.Equal(TimeSpan.FromMinutes(10), spread.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task Record_IsReadByItsRider_InPages()
    {
        var now = api.Time.GetUtcNow();
        await api.Service<DispatchRecordStore>().Keep(
        [
            new("recorded-rider", "t-1", now.AddMinutes(-2), DispatchDecision.TooFar, null),
            new("recorded-rider", "t-2", now.AddMinutes(-1), DispatchDecision.TooLittleTime, 500),
            new("another-rider", "t-2", now.AddMinutes(-1), DispatchDecision.Taken, 500),
        ]);
        var rider = api.As("rider", "recorded-rider");

        var first = (await rider.Get(Record + "?limit=1")).Is(HttpStatusCode.OK);
        Assert.True(first.Headers.CacheControl!.NoStore);
        var line = Assert.Single(first.Json["items"]!.AsArray())!;
        Assert.Equal(("t-2", "tooLittleTime", 500), ((string?)line["taskId"], (string?)line["decision"], (int)line["withinM"]!));
        var second = (await rider.Get($"{Record}?limit=1&cursor={(string)first.Json["next"]!}")).Is(HttpStatusCode.OK).Json;
        Assert.Equal("tooFar", (string?)Assert.Single(second["items"]!.AsArray())!["decision"]);
        Assert.Null(second["next"]);

        Assert.Equal(["limit"], (await rider.Get(Record + "?limit=0")).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Equal(["cursor"], (await rider.Get(Record + "?cursor=x")).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        (await api.Anonymous().Get(Record)).Is(HttpStatusCode.Unauthorized);
        (await api.As("dispatcher", "d", "330106").Get(Record)).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }
}
