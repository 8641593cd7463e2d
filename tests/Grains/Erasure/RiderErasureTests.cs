using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Erasure;
using RedStation.Grains.Ledger;
using RedStation.Storage.Accounts;
using RedStation.Storage.Databases;
using RedStation.Storage.Erasure;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Erasure;

/// <summary>A rider who has done everything is erased: nothing in the database says who they were, and the ledger is as it was.</summary>
public abstract class RiderErasureTests(SiloFixture silo)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DatabaseText Everything => new(silo.Get<IDatabase>());

    private ErasureStore Erasures => silo.Get<ErasureStore>();

    [Fact]
    public async Task Rider_WhoHasDoneEverything_IsFoundNowhere_AndTheLedgerIsWhole()
    {
        var rider = new BusyRider(silo, "busy");
        await rider.Live();
        var before = await Everything.Find(BusyRider.Name, BusyRider.Phone);
        Assert.True(before.Count >= 14, string.Join(' ', before));
        var balance = await silo.Get<ILedger>().GetBalance(rider.Id);

        Assert.Null(await silo.Get<RiderErasure>().Begin(rider.Id, rider.Id));
        Assert.Null(await rider.Grain.GetView());
        await Look(rider.Id, looks: 1);

        Assert.Empty(await Everything.Find(BusyRider.Name, BusyRider.Phone, rider.PhoneHash));
        Assert.Equal(balance, await silo.Get<ILedger>().GetBalance(rider.Id));
        Assert.True((await silo.Get<LedgerAudit>().Run()).Sound);
        foreach (var kept in (string[])[
            "photos", "voices", "photo_parts", "presentations", "data_exports", "platform_links", "dispatch_decisions", "charging_cards",
            "duty_spans", "hiring_consents", "hiring_exported", "platform_duties"])
        {
            Assert.Equal(0, await Rows(kept, rider.Id));
        }

        Assert.Equal(0, await silo.Get<IDatabase>().Read(connection => connection.ExecuteScalarAsync<long>(
            "SELECT CAST(count(*) AS bigint) FROM equipment_commands WHERE asked_by = @Id OR operation LIKE @Id || ' %'", new { rider.Id })));

        // Whatever is remembered without being stored is written in the meantime, and found by the looks that follow.
        await Look(rider.Id, looks: 2);
        await Look(rider.Id, looks: 3);
        Assert.Null((await Erasures.Find(rider.Id))!.NextAt);
        await silo.Restart();
        Assert.Empty(await Everything.Find(BusyRider.Name, BusyRider.Phone, rider.PhoneHash));
        var task = (await silo.Case("verified-busy").Get())!;
        Assert.Equal((GovernanceTaskStatus.Verified, rider.Id, ErasedPerson.Name), (task.Status, task.Assignee, task.AssigneeName));
        Assert.Equal("垃圾堆在路边", (await silo.CaseOf("joined-busy").Get())!.Note);
    }

    [Fact]
    public async Task Rider_WhoIsErased_IsNobodyForGood_AndTheirPhoneIsFree()
    {
        var rider = new BusyRider(silo, "again");
        await rider.Live();
        Assert.Null(await silo.Get<RiderErasure>().Begin(rider.Id, rider.Id));

        await rider.Grain.Register(new RegisterRider("somebody else", null, []));
        Assert.Null(await rider.Grain.GetView());
        Assert.Equal(RiderRefusal.RiderNotFound, (await rider.Grain.GoOnDuty()).Refusal);
        Assert.Equal(RiderRefusal.RiderNotFound, (await rider.Grain.IssueCredential()).Refusal);
        var accounts = new AccountStore(silo.Get<IDatabase>(), silo.Clock);
        Assert.Null(await accounts.FindByPhone(rider.PhoneHash));
        Assert.Equal(AccountAdded.Added, await accounts.Add(
            new NewAccount(new Account("again-2", "rider", "赵红", [], null), null, rider.PhoneHash, null, null)));
        var ended = await new SessionStore(silo.Get<IDatabase>(), silo.Clock).EndedAfter(DateTimeOffset.UnixEpoch);
        Assert.Contains(ended, session => session.Id == "session-again");
        await Look(rider.Id, looks: 1);
        Assert.NotNull(await accounts.FindByPhone(rider.PhoneHash));
    }

    [Fact]
    public async Task Rider_WithATaskInHand_IsNotErased_AndOneOrderedByTheOperatorAfterwards()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("in-hand", place, 50);
        var task = await silo.OpenTask("in-hand", place);
        Assert.NotNull((await task.Accept(By("in-hand"))).Value);

        Assert.Equal(RiderRefusal.Busy, await silo.Get<RiderErasure>().Begin("in-hand", "in-hand"));
        Assert.Null(await Erasures.Find("in-hand"));
        Assert.NotNull(await silo.Rider("in-hand").GetView());

        // The operator's order waits.
        await Erasures.Request("in-hand", "operator");
        await silo.Get<RiderErasure>().Work(Stop);
        Assert.Null((await Erasures.Find("in-hand"))!.ErasedAt);
        Assert.NotNull((await task.Submit(By("in-hand", new Evidence("好了")))).Value);
        await Look("in-hand", looks: 1);
        Assert.Null(await silo.Rider("in-hand").GetView());
    }

    [Theory]
    [InlineData("rider-", 1, false)]
    [InlineData("rider-", 1, true)]
    [InlineData("task-", 1, false)]
    [InlineData("task-", 1, true)]
    [InlineData("case-", 1, false)]
    [InlineData("case-", 1, true)]
    [InlineData("redemption-", 1, false)]
    [InlineData("redemption-", 1, true)]
    [InlineData("index-", 1, false)]
    [InlineData("index-", 2, true)]
    public async Task AnyWrite_ThatFails_IsMadeGoodByTheNextLook(string what, int write, bool afterCommit)
    {
        var id = $"faulty-{what}{write}{afterCommit}".ToLowerInvariant();
        var rider = new BusyRider(silo, id);
        await rider.Live();
        var key = what switch
        {
            "rider-" => GrainKeys.Rider(id),
            "task-" => GrainKeys.Task("verified-" + id),
            "case-" => GrainKeys.Case("own-" + id),
            "redemption-" => GrainKeys.Redemption("redeemed-" + id),
            _ => "index-own-" + id,
        };
        silo.Faults.Fail(key, write, afterCommit);
        await Erasures.Request(id, "operator");

        await Assert.ThrowsAsync<StorageFaultException>(() => silo.Get<RiderErasure>().Work(Stop));
        Assert.NotEmpty(await Everything.Find(BusyRider.Name));
        await Look(id, looks: 1);

        Assert.Empty(await Everything.Find(BusyRider.Name, BusyRider.Phone, rider.PhoneHash));
    }

    /// <summary>Lets time pass until what is due was looked for so often.</summary>
    private async Task Look(string riderId, int looks)
    {
        if ((await Erasures.Find(riderId))!.NextAt is { } next && next > silo.Now)
        {
            silo.Clock.Advance(next - silo.Now);
        }

        await Until.True(
            async () =>
            {
                await silo.Get<RiderErasure>().Work(Stop);
                return (await Erasures.Find(riderId))!.Looks >= looks;
            },
            "a look at what is left");
    }

    private Task<long> Rows(string table, string riderId) => silo.Get<IDatabase>().Read(connection => connection.ExecuteScalarAsync<long>(
        $"SELECT CAST(count(*) AS bigint) FROM {table} WHERE rider_id = @RiderId", new { RiderId = riderId }));
}

/// <summary>On the embedded database.</summary>
public sealed class SqliteRiderErasureTests(SiloFixture silo) : RiderErasureTests(silo), IClassFixture<SiloFixture>;

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresSiloCollection.Name)]
public sealed class PostgresRiderErasureTests(PostgresSiloFixture silo) : RiderErasureTests(silo);
