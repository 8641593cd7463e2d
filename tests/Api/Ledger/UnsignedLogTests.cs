using System.Net;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Silo.Ledger;
using RedStation.Storage.Ledger.Log;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Ledger;

/// <summary>The log of a ledger whose first head nobody has signed yet.</summary>
public sealed class UnsignedLogTests : IDisposable
{
    private const string Proof = "/api/v1/ledger/proofs/inclusion?number=1";

    private readonly ApiFixture api = new();

    public UnsignedLogTests() => api.ChangeServices = services =>
        services.Remove(services.Single(service => service.ImplementationType == typeof(LedgerLogKeeper)));

    [Fact]
    public async Task Movement_BeforeTheFirstHead_IsNotProvenYet()
    {
        await api.Service<ILedger>().Post(LedgerRules.TaskVerified("early", "early", 3, 0, api.Time.GetUtcNow()));
        await api.Service<LedgerSequencer>().SequenceNext(100);

        (await api.Anonymous().Get("/api/v1/ledger/head")).Refused(HttpStatusCode.NotFound, "head_not_found");
        (await api.Anonymous().Get(Proof)).Refused(HttpStatusCode.Conflict, "not_in_log_yet");

        await api.Service<LedgerHeads>().Publish();
        Assert.Equal(1, (int)(await api.Anonymous().Get("/api/v1/ledger/head")).Is(HttpStatusCode.OK).Json["size"]!);
        (await api.Anonymous().Get(Proof)).Is(HttpStatusCode.OK);
    }

    public void Dispose() => api.Dispose();
}
