using System.Net;
using System.Text.Json;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Problems;

public sealed class FaultTests : IDisposable
{
    private readonly ApiFixture api = new();
    private readonly FailingDatabase database = new();

    public FaultTests() => api.ChangeServices = database.StandBefore;

    [Fact]
    public async Task StorageFault_IsAnswered503_AndReadinessSaysSo()
    {
        (await api.Anonymous().Get("/readyz")).Is(HttpStatusCode.OK);
        database.Fault = new StorageFaultException("The database failed to read (code 10).");
        (await api.Anonymous().Get("/api/v1/stations")).Refused(HttpStatusCode.ServiceUnavailable, "storage_unavailable");
        (await api.Anonymous().Get("/readyz")).Is(HttpStatusCode.ServiceUnavailable);
        (await api.Anonymous().Get("/healthz")).Is(HttpStatusCode.OK);
        database.Fault = null;
        (await api.Anonymous().Get("/readyz")).Is(HttpStatusCode.OK);
    }

    /// <summary>JSON that the caller did not send is our own: what is stored cannot be read.</summary>
    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(JsonException))]
    public async Task UnexpectedFault_IsAnswered500WithoutParticulars_AndLoggedOnce(Type fault)
    {
        (await api.Anonymous().Get("/readyz")).Is(HttpStatusCode.OK);
        database.Fault = (Exception)Activator.CreateInstance(fault, "The particulars.")!;
        var reply = (await api.Anonymous().Get("/api/v1/stations")).Refused(HttpStatusCode.InternalServerError, "internal_error");
        Assert.DoesNotContain("particulars", reply.Text, StringComparison.Ordinal);
        Assert.Equal(32, ((string?)reply.Json["traceId"])!.Length);
        Assert.Single(api.Log.All, line => line.Contains("The particulars.", StringComparison.Ordinal) && IsOfRequests(line));
    }

    /// <summary>Cancelled is what Orleans calls a call that grew old before a silo was found for its grain; nobody's caller has gone.</summary>
    [Theory]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task NoAnswerInTime_IsAnsweredBusy(Type fault)
    {
        (await api.Anonymous().Get("/readyz")).Is(HttpStatusCode.OK);
        database.Fault = (Exception)Activator.CreateInstance(fault)!;
        (await api.Anonymous().Get("/api/v1/stations")).Refused(HttpStatusCode.ServiceUnavailable, "busy");
    }

    public void Dispose() => api.Dispose();

    /// <summary>Whoever looks at the database by itself may meet the fault as well: the keeper of the ledger's log, readiness.</summary>
    private static bool IsOfRequests(string line)
    {
        var category = line.Split(' ')[1];
        return (category.StartsWith("RedStation.Api.Http.", StringComparison.Ordinal) && !category.EndsWith("ReadyLog", StringComparison.Ordinal))
            || category.StartsWith("Microsoft.", StringComparison.Ordinal);
    }
}
