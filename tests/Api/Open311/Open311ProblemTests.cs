using System.Net;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;
using RedStation.Tests.Api.Problems;

namespace RedStation.Tests.Api.Open311;

/// <summary>What no endpoint of GeoReport refuses itself is told in its form too.</summary>
public sealed class Open311ProblemTests(Open311ProblemTests.Fixture api) : IClassFixture<Open311ProblemTests.Fixture>, IDisposable
{
    private const string Requests = "/open311/v2/requests";

    public static TheoryData<Type, HttpStatusCode> Faults => new()
    {
        { typeof(StorageFaultException), HttpStatusCode.ServiceUnavailable },
        { typeof(TimeoutException), HttpStatusCode.ServiceUnavailable },
        { typeof(InvalidOperationException), HttpStatusCode.InternalServerError },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_IsToldAsErrors_InBothFormats(Type fault, HttpStatusCode status)
    {
        (await api.Anonymous().Get("/readyz")).Is(HttpStatusCode.OK);
        api.Database.Fault = (Exception)Activator.CreateInstance(fault, "The particulars.")!;
        foreach (var format in (string[])["json", "xml"])
        {
            var reply = await api.Anonymous().Get($"{Requests}.{format}");
            reply.IsRefused(status);
            Assert.Equal(format == "xml", reply.Text.StartsWith('<'));
            Assert.Equal(status == HttpStatusCode.ServiceUnavailable, reply.Headers.RetryAfter is not null);
            Assert.DoesNotContain("particulars", reply.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public async Task Burst_BeyondTheLimit_IsToldAsErrors_WithATimeToComeBack(string format)
    {
        var eager = api.As("rider", "eager-" + format);
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => eager.Get($"/open311/v2/services.{format}")));

        var refused = replies.First(reply => reply.Status != HttpStatusCode.OK);
        refused.IsRefused(HttpStatusCode.TooManyRequests);
        Assert.Equal(format == "xml", refused.Text.StartsWith('<'));
        Assert.Equal(1, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
    }

    public void Dispose() => api.Database.Fault = null;

    /// <summary>A server whose database fails when it is told to, and where one person may ask five times at once.</summary>
    public sealed class Fixture : ApiFixture
    {
        public Fixture()
        {
            Settings["RedStation:Limits:SubjectPerSecond"] = "1";
            Settings["RedStation:Limits:SubjectBurst"] = "5";
            ChangeServices = Database.StandBefore;
        }

        internal FailingDatabase Database { get; } = new();
    }
}
