using CsCheck;
using RedStation.Domain.Accounts;

namespace RedStation.Tests.Domain.Accounts;

public sealed class RefreshRulesTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);
    private static readonly DateTimeOffset Used = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);
    private static readonly RefreshToken Lost = new(Used, "a", true, false, 0, 0);

    [Fact]
    [Trait("Case", "P7")]
    public void Decide_AnyToken_FollowsTheRule() => Gen.Select(
        Gen.Bool, Gen.Bool, Gen.Bool, Gen.Long[0, 40], Gen.Long[0, 4], Gen.Int[-5_000, 120_000], Gen.Bool).Sample(
        (used, successor, successorUsed, repeats, shadowed, later, other) =>
        {
            var token = new RefreshToken(used ? Used : null, used ? "a" : null, successor, successorUsed, repeats, shadowed);
            var outcome = RefreshRules.Decide(token, other ? "b" : "a", Grace, Used.AddMilliseconds(later));
            var excused = successor && !successorUsed && later < 60_000 && repeats < RefreshRules.MostRepeats
                && !(other && shadowed >= RefreshRules.MostShadowed);
            Assert.Equal(!used ? RefreshOutcome.Exchanged : excused ? RefreshOutcome.Repeated : RefreshOutcome.Stolen, outcome);
        });

    [Fact]
    [Trait("Case", "P7")]
    public void Decide_WithoutGrace_TheSecondTimeIsTheft() =>
        Assert.Equal(RefreshOutcome.Stolen, RefreshRules.Decide(Lost, "a", TimeSpan.Zero, Used));

    [Theory]
    [Trait("Case", "P7")]
    [InlineData(59.999, RefreshOutcome.Repeated)]
    [InlineData(60, RefreshOutcome.Stolen)]
    public void Decide_AtTheEndOfTheGrace_IsTheft(double seconds, RefreshOutcome outcome) =>
        Assert.Equal(outcome, RefreshRules.Decide(Lost, "a", Grace, Used.AddSeconds(seconds)));

    [Fact]
    [Trait("Case", "P7")]
    public void Shadowed_ByRepeatsFromElsewhereInARow_StartsAnewAfterOneWithout() => Gen.Bool.Array[0, 10].Sample(repeated =>
    {
        var shadowed = repeated.Aggregate(0L, (before, one) => RefreshRules.Shadowed(one, before));
        Assert.Equal(repeated.Reverse().TakeWhile(one => one).Count(), shadowed);
    });
}
