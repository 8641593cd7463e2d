using CsCheck;
using RedStation.Domain.Partners;

namespace RedStation.Tests.Domain.Partners;

/// <summary>No sum tells of fewer than ten riders, whatever is taken from what.</summary>
public sealed class DutyFigureTests
{
    private static readonly Gen<RiderDuties> Fact = Gen.Select(Gen.Int[1, 5], Gen.Int[1, 40], Gen.Int[1, 9], Gen.Int[0, 90])
        .Select(one => new RiderDuties($"33010{one.Item1}", $"r{one.Item2}", one.Item3, one.Item4));

    [Fact]
    public void Figures_WhateverIsTakenFromWhat_AreOfTenRidersOrMore() => Fact.Array[0, 80].Sample(found =>
    {
        var facts = found.DistinctBy(one => (one.District, one.RiderId)).ToList();
        var (total, districts) = DutyFigureRules.Of(facts);

        Assert.All(districts, one => Assert.True(one.Riders >= DutyFigureRules.LeastRiders));
        Assert.All(districts, one => Assert.Equal(facts.Where(fact => fact.District == one.District).Sum(fact => fact.Duties), one.Duties));
        Assert.Equal(facts.Select(fact => fact.RiderId).Distinct().Count() >= DutyFigureRules.LeastRiders, total is not null);
        var hidden = facts.Where(fact => districts.All(one => one.District != fact.District)).ToList();
        if (total is not null && hidden.Count > 0)
        {
            // What one gets who takes all districts from the total.
            Assert.True(hidden.Select(fact => fact.RiderId).Distinct().Count() >= DutyFigureRules.LeastRiders);
        }
    },
    iter: 5_000);

    [Fact]
    public void Month_IsFinal_TwoDaysAfterItsEndInChina()
    {
        var month = new DateOnly(2026, 11, 1);
        var final = new DateTimeOffset(2026, 12, 2, 16, 0, 0, TimeSpan.Zero);

        Assert.False(DutyFigureRules.IsFinal(month, final.AddTicks(-1)));
        Assert.True(DutyFigureRules.IsFinal(month, final));
    }
}
