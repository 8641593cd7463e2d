using CsCheck;
using RedStation.Domain.Dispatch;
using static RedStation.Tests.Domain.Dispatch.SomeRiders;

namespace RedStation.Tests.Domain.Dispatch;

public sealed class FixRulesTests
{
    private static readonly TimeSpan Life = Options.PositionLife;

    private static readonly Gen<(DateTimeOffset At, int? AccuracyM)> Fix = Gen.Select(
        Gen.Int[0, 600], Gen.OneOf(Gen.Int[0, 5_000].Select(metres => (int?)metres), Gen.Const((int?)null)),
        (second, metres) => (Noon.AddSeconds(second), metres));

    [Fact]
    [Trait("Case", "W5")]
    public void Replaces_WhateverComes_NeverGoesBackInTimeAndNeverLosesAGoodPlaceToABadOne() => Fix.Array[1, 30].Sample(fixes =>
    {
        var held = fixes[0];
        foreach (var next in fixes[1..])
        {
            var before = held;
            held = FixRules.Replaces(held, next, Life) ? next : held;

            Assert.True(held.At >= before.At);
            var knownGood = before.AccuracyM is not null && FixRules.Places(before.AccuracyM);
            Assert.True(FixRules.Places(held.AccuracyM) || !knownGood || held.At - before.At > Life);
            Assert.True(held == next || next.At < before.At || !FixRules.Places(next.AccuracyM));
        }
    });

    [Fact]
    [Trait("Case", "P2")]
    public void Replaces_WhereOneWentOnDuty_ByAPhoneThatThenSaysThatItDoesNotKnow() =>
        Assert.True(FixRules.Replaces((Noon, null), (Noon.AddMilliseconds(5), 4_500), Life));

    [Theory]
    [Trait("Case", "P2")]
    [InlineData(null, true)]
    [InlineData(0, true)]
    [InlineData(2_000, true)]
    [InlineData(2_001, false)]
    public void Places_UpToTheWidestRing(int? accuracyM, bool places) => Assert.Equal(places, FixRules.Places(accuracyM));
}
