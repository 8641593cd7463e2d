using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Domain.Riders;

namespace RedStation.Tests.Domain.Riders;

public sealed class ProfileRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
    private static readonly RiderState Known = ProfileRules.Register(new RiderState(), new("小张", "330106", [Skill.Mediation]), "secret");

    [Fact]
    public void Register_KnownAlready_KeepsNameAndSecret() =>
        Assert.Same(Known, ProfileRules.Register(Known, new("somebody else", null, []), "another"));

    [Fact]
    public void ChangeProfile_Repeated_ChangesOnceAndAnswersTheSame()
    {
        var first = ProfileRules.Change(Known, new ChangeProfile("op", "小李", "330102"));
        var later = first.State with { DisplayName = "小王" };

        var again = ProfileRules.Change(later, new ChangeProfile("op", "小李", "330102"));

        Assert.Null(again.Answer);
        Assert.False(again.Write);
        Assert.Equal("小王", again.State.DisplayName);
        Assert.Equal(RiderRefusal.OperationIdReused, ProfileRules.Change(later, new ChangeProfile("op", "小赵", "330102")).Answer);
    }

    [Fact]
    public void ChangeStanding_Blocked_EndsDutyAndKeepsTheHours()
    {
        var working = Known with { Duty = DutyRules.Begin(new DutyState(), Noon), OrderDeadline = Noon.AddMinutes(15) };

        var blocked = ProfileRules.Change(working, new ChangeAccountStatus("op", true, []), Noon.AddHours(2)).State;

        Assert.Null(blocked.Duty.Since);
        Assert.Null(blocked.OrderDeadline);
        Assert.Equal(TimeSpan.FromHours(2), DutyRules.Worked(blocked.Duty, Noon.AddHours(3)));
        Assert.Empty(blocked.Skills);
    }

    [Fact]
    public void Change_UnknownRider_IsRefused()
    {
        Assert.Equal(RiderRefusal.RiderNotFound, ProfileRules.Change(new RiderState(), new ChangeProfile("op", "小李", null)).Answer);
        Assert.Equal(RiderRefusal.RiderNotFound, ProfileRules.Change(new RiderState(), new ChangeAccountStatus("op", true, []), Noon).Answer);
    }

    [Theory]
    [InlineData(0, RiderTier.Newcomer)]
    [InlineData(9.99, RiderTier.Newcomer)]
    [InlineData(10, RiderTier.Partner)]
    [InlineData(49.99, RiderTier.Partner)]
    [InlineData(50, RiderTier.Guardian)]
    public void Tier_BySocialHours_IsAsPublished(double hours, RiderTier tier) => Assert.Equal(tier, TierRules.For((decimal)hours));
}
