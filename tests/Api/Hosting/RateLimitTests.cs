using System.Net;

namespace RedStation.Tests.Api.Hosting;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Burst_BeyondTheLimit_IsRefusedWithATimeToComeBack_AndOnlyForTheOneWhoMadeIt()
    {
        using var api = new ApiFixture();
        api.Settings["RedStation:Limits:SubjectPerSecond"] = "1";
        api.Settings["RedStation:Limits:SubjectBurst"] = "5";
        var (eager, other) = (api.As("rider", "eager"), api.As("rider", "other"));
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => eager.Get("/api/v1/task-prices")));
        Assert.InRange(replies.Count(reply => reply.Status == HttpStatusCode.OK), 5, 7);
        var refused = replies.First(reply => reply.Status != HttpStatusCode.OK).Refused(HttpStatusCode.TooManyRequests, "too_many_requests");
        Assert.Equal(1, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        (await other.Get("/api/v1/task-prices")).Is(HttpStatusCode.OK);
        (await api.Anonymous().Get("/api/v1/task-prices")).Is(HttpStatusCode.OK);
    }
}
