using Dapper;
using Microsoft.Extensions.Time.Testing;
using RedStation.Domain.Certificates;
using RedStation.Domain.Ledger;
using RedStation.Storage.Certificates;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Certificates;

/// <summary>Certificates as tables: whose hours, which index, and what revokes them.</summary>
public abstract class CertificateStoreTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Start);
    private readonly TestDatabase store;
    private readonly SqlLedger ledger;
    private readonly CertificateStore certificates;

    protected CertificateStoreTests(Func<TestDatabase> newStore)
    {
        store = newStore();
        (ledger, certificates) = (new SqlLedger(store.Database, clock), new CertificateStore(store.Database, clock));
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    [Fact]
    public async Task Hours_AreWhatTheLedgerHas_WithoutWhatWasTakenBack()
    {
        await store.Database.WriteRows((connection, sql) => connection.ExecuteAsync(
            """
            INSERT INTO tasks (id, district, status, created_at, revision, payload, shard_hash)
            VALUES ('t1', '330106', 'verified', 1, 1, '{"type":"hazardCheck"}', 0)
            """,
            transaction: sql));
        await ledger.Post(LedgerRules.TaskVerified("t0", "r1", points: 1, minutes: 99, Now.AddDays(-400)));
        await ledger.Post(LedgerRules.TaskVerified("t1", "r1", points: 10, minutes: 25, Now));
        await ledger.Post(LedgerRules.TaskVerified("t2", "r1", points: 0, minutes: 30, Now));
        await ledger.Post(LedgerRules.TaskVerified("t3", "r1", points: 10, minutes: 40, Now));
        await ledger.Post(LedgerRules.TaskVerified("t4", "r2", points: 10, minutes: 50, Now));
        Assert.Null((await ledger.Execute(LedgerTransfers.Reverse("undo", "task_rejected", "t3", Now, "task-verified:t3"))).Refusal);

        var hours = await new CertifiedHours(store.Database).Of("r1", Now.AddDays(-30), Now);

        Assert.Equal(
            [new(Now, 25, "hazardCheck", "330106"), new(Now, 30, null, null)], hours.OrderBy(entry => entry.Minutes));
    }

    [Fact]
    public async Task Indices_AreNeverGivenTwice_AndDecoysNever()
    {
        var issued = new List<StatusEntry>();
        for (var rider = 0; rider < 10; rider++)
        {
            issued.AddRange((await Issue(rider, CertificateStore.MostValid)).Select(entry => entry!));
        }

        Assert.Equal(issued.Count, issued.Distinct().Count());
        Assert.All(issued, entry => Assert.Equal(1, entry.List));
        Assert.NotEqual(issued.Select(entry => entry.Index).Order(), issued.Select(entry => entry.Index));
        var decoys = await certificates.Revoked(1);
        Assert.InRange(decoys.Count, 50, 64);
        Assert.Empty(decoys.Intersect(issued.Select(entry => entry.Index)));
        Assert.Equal(1, await certificates.Lists());
        Assert.Null(Assert.Single(await Issue(0, 1)));
    }

    /// <summary>An expired or revoked certificate makes room for another.</summary>
    [Fact]
    public async Task Rider_HasSoManyValidOnes_AndNoMore()
    {
        await Issue(1, CertificateStore.MostValid);
        Assert.Null(Assert.Single(await Issue(1, 1)));
        await certificates.Revoke((await certificates.Of("r1"))[0].Id, CertificateRevocation.Holder, "r1", reason: null);
        Assert.NotNull(Assert.Single(await Issue(1, 1)));
        clock.Advance(HoursCertificateRules.Validity);
        Assert.NotNull(Assert.Single(await Issue(1, 1)));
    }

    [Fact]
    public async Task Correction_RevokesWhatCountedIt_AndNothingElse()
    {
        await ledger.Post(LedgerRules.TaskVerified("old", "r1", points: 1, minutes: 10, Now.AddDays(-40)));
        await ledger.Post(LedgerRules.TaskVerified("counted", "r1", points: 1, minutes: 10, Now.AddDays(-1)));
        await ledger.Post(LedgerRules.TaskVerified("points-only", "r1", points: 1, minutes: 0, Now.AddDays(-1)));
        clock.Advance(TimeSpan.FromSeconds(1));
        var before = (await Issue(1, 1))[0]!;
        await Issue(2, 1);
        clock.Advance(TimeSpan.FromSeconds(1));
        await ledger.Post(LedgerRules.TaskVerified("later", "r1", points: 1, minutes: 10, Now));
        foreach (var harmless in (string[])["old", "points-only", "later"])
        {
            await Undo(harmless);
        }

        Assert.Equal(0, await certificates.RevokeCorrected());
        await Undo("counted");
        clock.Advance(TimeSpan.FromSeconds(1));
        await Issue(1, 1);
        Assert.Equal(1, await certificates.RevokeCorrected());
        Assert.Equal(0, await certificates.RevokeCorrected());
        Assert.Contains(before.Index, await certificates.Revoked(1));
        Assert.Equal([null, CertificateRevocation.Corrected], (await certificates.Of("r1")).Select(one => one.Revocation));
        Assert.Null(Assert.Single(await certificates.Of("r2")).RevokedAt);
    }

    [Fact]
    public async Task Revocation_HappensOnce_WithItsReason()
    {
        await Issue(1, 1);
        var id = Assert.Single(await certificates.Of("r1")).Id;
        await certificates.Revoke(id, CertificateRevocation.Office, "admin", "冒用");
        await certificates.Revoke(id, CertificateRevocation.Holder, "r1", reason: null);
        var revoked = (await certificates.Find(id))!;
        Assert.Equal((CertificateRevocation.Office, "冒用", Now), (revoked.Revocation, revoked.Reason, revoked.RevokedAt));
        Assert.Null(await certificates.Find("ghost"));
    }

    [Fact]
    public async Task Presentation_IsKept_UntilItsTimeIsOver_AndTheLastOnesOnly()
    {
        var shown = new PresentationStore(store.Database, clock);
        await shown.Add("first", "r1", "a", Now.AddMinutes(1));
        await shown.Add("other", "r2", "b", Now.AddMinutes(1));
        Assert.Equal("a", await shown.Find("first"));
        for (var number = 0; number < PresentationStore.MostOfARider; number++)
        {
            await shown.Add($"next-{number}", "r1", "c", Now.AddMinutes(2));
        }

        Assert.Equal((null, "b"), (await shown.Find("first"), await shown.Find("other")));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((null, "c"), (await shown.Find("other"), await shown.Find("next-0")));
        await shown.Add("last", "r3", "d", Now.AddMinutes(1));
        const string CountExpired = "SELECT count(*) FROM presentations WHERE rider_id = 'r2'";
        Assert.Equal(0, await store.Database.Read(connection => connection.ExecuteScalarAsync<long>(CountExpired)));
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<List<StatusEntry?>> Issue(int rider, int count)
    {
        var entries = new List<StatusEntry?>();
        for (var number = 0; number < count; number++)
        {
            entries.Add(await certificates.Register(new NewCertificate(
                Guid.NewGuid().ToString("N"), $"r{rider}", Now.AddDays(-30), Now, Now + HoursCertificateRules.Validity)));
        }

        return entries;
    }

    private async Task Undo(string task) => Assert.Null(
        (await ledger.Execute(LedgerTransfers.Reverse("undo-" + task, "task_rejected", task, Now, "task-verified:" + task))).Refusal);

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : CertificateStoreTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : CertificateStoreTests(stores.New);
}
