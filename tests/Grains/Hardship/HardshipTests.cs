using RedStation.Contracts;
using RedStation.Contracts.Hardship;
using RedStation.Domain.Hardship;
using RedStation.Grains.Hardship;
using RedStation.Storage.Hardship;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Hardship;

/// <summary>Points for riders in need: a budget, a proposal, and a second person.</summary>
public sealed class HardshipTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private static readonly HardshipActor One = new("one", "张三");
    private static readonly HardshipActor Other = new("other", "李四");

    [Fact]
    public async Task Grant_ApprovedByAnother_IsTheRidersAtOnce_AndOnce()
    {
        var hardship = await Funded("330102", 100);
        await silo.Registered("needy");
        var grant = (await hardship.Propose(Proposal("p", "needy", 60))).Value!;
        Assert.Equal((100L, 60L), await Budget("330102"));
        Assert.Equal(grant, (await hardship.Propose(Proposal("p", "needy", 60))).Value);
        Assert.Equal(HardshipRefusal.OperationIdReused, (await hardship.Propose(Proposal("p", "needy", 61))).Refusal);
        Assert.Equal(HardshipRefusal.BudgetExhausted, (await hardship.Propose(Proposal("q", "needy", 41))).Refusal);
        Assert.Equal(HardshipRefusal.OwnGrant, (await hardship.Decide(new(grant.Id, One, true, null))).Refusal);

        var decided = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => hardship.Decide(new(grant.Id, Other, true, "属实"))));

        Assert.All(decided, answer => Assert.Equal(HardshipStatus.Approved, answer.Value?.Status));
        Assert.Equal((40L, 0L), await Budget("330102"));
        Assert.Equal(60, await silo.PointsOf("needy"));
        Assert.Equal(HardshipRefusal.GrantDecided, (await hardship.Decide(new(grant.Id, One, false, null))).Refusal);
        var audit = await silo.Get<LedgerAudit>().Run();
        Assert.True(audit.Sound, audit.ToString());
    }

    [Fact]
    public async Task Grant_RefusedOrTakenBack_IsInTheBudgetAgain()
    {
        var hardship = await Funded("330105", 30);
        await silo.Registered("refused");
        var refused = (await hardship.Propose(Proposal("p", "refused", 20))).Value!;
        Assert.Equal("理由不足", (await hardship.Decide(new(refused.Id, Other, false, "理由不足"))).Value!.Note);
        var takenBack = (await hardship.Propose(Proposal("q", "refused", 30))).Value!;
        Assert.Equal(HardshipStatus.Refused, (await hardship.Decide(new(takenBack.Id, One, false, null))).Value!.Status);

        Assert.Equal((30L, 0L), await Budget("330105"));
        Assert.Equal(0, await silo.PointsOf("refused"));
    }

    [Fact]
    public async Task Grant_ThatNobodyApproves_ExpiresAndItsPointsReturn()
    {
        var hardship = await Funded("330108", 30);
        await silo.Registered("waiting");
        var grant = (await hardship.Propose(Proposal("p", "waiting", 30))).Value!;
        silo.Clock.Advance(HardshipRules.ProposalLife);

        Assert.Equal(HardshipRefusal.GrantExpired, (await hardship.Decide(new(grant.Id, Other, true, null))).Refusal);
        Assert.Equal(HardshipStatus.Expired, (await silo.Get<HardshipStore>().List(["330108"], null, 10)).Items.Single().Status);
        silo.Clock.Advance(HardshipRules.HoldMargin);
        Assert.NotNull((await hardship.Propose(Proposal("q", "waiting", 30))).Value);
    }

    [Fact]
    public async Task Decision_ThatACrashLeftUndone_IsCarriedOutLater_AndOnce()
    {
        var hardship = await Funded("330109", 30);
        await silo.Registered("crashed");
        var grant = (await hardship.Propose(Proposal("p", "crashed", 30))).Value!;
        silo.Faults.Fail("ledger");
        await Assert.ThrowsAnyAsync<Exception>(() => hardship.Decide(new(grant.Id, Other, true, null)));
        Assert.Equal(0, await silo.PointsOf("crashed"));

        await silo.Get<HardshipSettlement>().SettleAll();
        await silo.Get<HardshipSettlement>().SettleAll();

        Assert.Equal(30, await silo.PointsOf("crashed"));
        Assert.Empty(await silo.Get<HardshipStore>().Unsettled());
        Assert.Equal(HardshipStatus.Approved, (await hardship.Decide(new(grant.Id, Other, true, null))).Value!.Status);
    }

    [Fact]
    public async Task Budget_NeverFunded_GivesNothing_AndAnUnknownRiderNeither()
    {
        await silo.Registered("poor");
        var hardship = silo.Grains.Hardship("330110");
        Assert.Equal(HardshipRefusal.BudgetExhausted, (await hardship.Propose(Proposal("p", "poor", 1))).Refusal);
        Assert.Equal(HardshipRefusal.RiderNotFound, (await hardship.Propose(Proposal("q", "nobody", 1))).Refusal);
        Assert.Equal(HardshipRefusal.GrantNotFound, (await hardship.Decide(new("none", Other, true, null))).Refusal);
    }

    [Fact]
    public async Task TopUp_Repeated_IsOnce_AndItsReasonIsInTheList()
    {
        var hardship = await Funded("330111", 30);
        Assert.Equal(30, (await hardship.TopUp(new TopUpHardshipBudget("top-up-330111", One, 30, "年度预算"))).Value?.Points);
        Assert.Equal(HardshipRefusal.OperationIdReused, (await hardship.TopUp(new TopUpHardshipBudget("top-up-330111", One, 31, "年度预算"))).Refusal);
        var topUp = Assert.Single(await silo.Get<HardshipStore>().TopUps("330111", 10));
        Assert.Equal((30L, "年度预算", "张三"), (topUp.Points, topUp.Reason, topUp.ByName));
    }

    private static ProposeHardshipGrant Proposal(string operationId, string riderId, int points) =>
        new($"{operationId}-{riderId}", One, riderId, points, "住院");

    private async Task<IHardshipGrain> Funded(string district, int points)
    {
        var hardship = silo.Grains.Hardship(district);
        Assert.NotNull((await hardship.TopUp(new TopUpHardshipBudget("top-up-" + district, One, points, "年度预算"))).Value);
        return hardship;
    }

    private async Task<(long, long)> Budget(string district)
    {
        var budget = await silo.Get<HardshipStore>().Budget(district);
        return (budget.Points, budget.OnHold);
    }
}
