using RedStation.Contracts.Exchange;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Exchange;
using static RedStation.Tests.Domain.Exchange.SomeServices;

namespace RedStation.Tests.Domain.Exchange;

public sealed class EligibilityRulesTests
{
    [Fact]
    public void WhyNot_TierAndSkill_AreTheLists()
    {
        var course = Helmet with { LeastTier = RiderTier.Partner, Skill = Skill.FirstAid };

        Assert.Equal(ExchangeRefusal.TierTooLow, EligibilityRules.WhyNot(course, Rider(skills: [Skill.FirstAid])));
        Assert.Equal(ExchangeRefusal.SkillNeeded, EligibilityRules.WhyNot(course, Rider(RiderTier.Guardian, skills: [Skill.Mediation])));
        Assert.Null(EligibilityRules.WhyNot(course, Rider(RiderTier.Partner, skills: [Skill.FirstAid])));
        Assert.Equal(ExchangeRefusal.RiderBlocked, EligibilityRules.WhyNot(Helmet, Rider(blocked: true)));
        Assert.Equal(ExchangeRefusal.RiderNotFound, EligibilityRules.WhyNot(Helmet, null));
    }

    [Fact]
    public void OnceKey_TheYear_IsChinas()
    {
        var once = Helmet with { OncePerYear = true };

        Assert.Equal("helmet/r/2026", EligibilityRules.OnceKey(once, "r", new DateTimeOffset(2026, 12, 31, 15, 59, 59, TimeSpan.Zero)));
        Assert.Equal("helmet/r/2027", EligibilityRules.OnceKey(once, "r", new DateTimeOffset(2026, 12, 31, 16, 0, 0, TimeSpan.Zero)));
        Assert.Null(EligibilityRules.OnceKey(Helmet, "r", Noon));
    }

    [Fact]
    public void WhyNotNow_NamesWhatIsInTheWay()
    {
        var stock = new ServiceOffer(1, [], [], 0, 1);
        var empty = stock with { Stock = 0 };

        Assert.Null(EligibilityRules.WhyNotNow(Helmet, stock, Rider(), false, Noon));
        Assert.Equal(ExchangeRefusal.NotEnoughPoints, EligibilityRules.WhyNotNow(Helmet, stock, Rider(points: 34), false, Noon));
        Assert.Equal(ExchangeRefusal.OutOfStock, EligibilityRules.WhyNotNow(Helmet, empty, Rider(points: 34), false, Noon));
        Assert.Equal(ExchangeRefusal.SlotFull, EligibilityRules.WhyNotNow(Lawyer, stock, Rider(), false, Noon));
        Assert.Null(EligibilityRules.WhyNotNow(Lawyer, OfferRules.View(WithSlots(1, 2), Noon), Rider(), false, Noon));
        Assert.Equal(ExchangeRefusal.OncePerYear, EligibilityRules.WhyNotNow(Helmet with { OncePerYear = true }, stock, Rider(), true, Noon));
    }
}
