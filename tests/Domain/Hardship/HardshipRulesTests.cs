using RedStation.Contracts.Hardship;
using RedStation.Domain.Hardship;
using RedStation.Domain.Ledger;

namespace RedStation.Tests.Domain.Hardship;

/// <summary>Who may decide on a hardship grant, and until when.</summary>
public sealed class HardshipRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);

    private static readonly HardshipGrant Proposed = new(
        "g", "330106", "r", "小张", 50, "住院", "a", "张三", Noon, Noon + HardshipRules.ProposalLife, HardshipStatus.Proposed);

    [Theory]
    [InlineData("a", true, HardshipRefusal.OwnGrant)]
    [InlineData("a", false, null)]
    [InlineData("b", true, null)]
    [InlineData("b", false, null)]
    public void MayDecide_WhileItWaits_NeedsASecondPersonForApproving(string by, bool approve, HardshipRefusal? refusal) =>
        Assert.Equal(refusal, HardshipRules.MayDecide(Proposed, by, approve, Proposed.ExpiresAt.AddTicks(-1)));

    [Theory]
    [InlineData(HardshipStatus.Approved)]
    [InlineData(HardshipStatus.Refused)]
    public void MayDecide_OnceItIsDecided_IsRefused(HardshipStatus status) =>
        Assert.Equal(HardshipRefusal.GrantDecided, HardshipRules.MayDecide(Proposed with { Status = status }, "b", true, Noon));

    [Fact]
    public void At_TheEndOfItsTime_HasExpired()
    {
        Assert.Equal(HardshipStatus.Proposed, HardshipRules.At(Proposed, Proposed.ExpiresAt.AddTicks(-1)).Status);
        Assert.Equal(HardshipStatus.Expired, HardshipRules.At(Proposed, Proposed.ExpiresAt).Status);
        Assert.Equal(HardshipRefusal.GrantExpired, HardshipRules.MayDecide(Proposed, "b", true, Proposed.ExpiresAt));
        var approved = Proposed with { Status = HardshipStatus.Approved };
        Assert.Equal(approved, HardshipRules.At(approved, Proposed.ExpiresAt));
    }

    [Fact]
    public void Transfers_AreWellFormed_AndTheHoldOutlivesTheProposal()
    {
        var hold = HardshipRules.Hold(Proposed);
        var approved = Proposed with { Status = HardshipStatus.Approved, DecidedBy = "b", DecidedAt = Proposed.ExpiresAt.AddTicks(-1) };
        var post = HardshipRules.Settle(approved, validMonths: 12);

        Assert.All(
            [hold, post, HardshipRules.Settle(approved with { Status = HardshipStatus.Refused }, null), HardshipRules.TopUp("t", "330106", 5, Noon)],
            transaction => Assert.Null(LedgerRules.Check(transaction)));
        Assert.True(hold.At + hold.HoldFor > Proposed.ExpiresAt);
        Assert.Equal((hold.OperationId, PointLotRules.ExpiresAt(post.At, 12)), (post.RelatedId, post.PointsExpireAt));
    }
}
