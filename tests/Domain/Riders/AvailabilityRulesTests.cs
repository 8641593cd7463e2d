using System.Collections.Immutable;
using CsCheck;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Domain.Riders;
using RedStation.Tests.Domain.Tasks;

namespace RedStation.Tests.Domain.Riders;

/// <summary>Invariant 3, and the half of invariant 2 that the rider's grain keeps.</summary>
public sealed class AvailabilityRulesTests
{
    private static readonly DateTimeOffset Noon = SomeTasks.Noon;

    private static readonly Gen<ImmutableArray<Skill>> Skills = Gen.Enum<Skill>().Array[0, 2].Select(skills => skills.ToImmutableArray());

    private static readonly Gen<RiderState> Rider = Gen.Select(
        Gen.Frequency((1, Gen.Const(true)), (6, Gen.Const(false))),
        Gen.Frequency((1, Gen.Const(false)), (6, Gen.Const(true))),
        Gen.Int[0, 600],
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[-10, 90].Select(minutes => (int?)minutes)),
        Skills,
        Gen.Int[0, 5])
        .Select((blocked, onDuty, worked, deadline, skills, busy) => new RiderState
        {
            DisplayName = "小张",
            Blocked = blocked,
            Skills = skills,
            Duty = new DutyState { Since = onDuty ? Noon : null, Day = new DateOnly(2026, 11, 24), Before = TimeSpan.FromMinutes(worked) },
            OrderDeadline = deadline is { } minutes ? Noon.AddMinutes(minutes) : null,
            ActiveTask = busy == 0 ? SomeTasks.View("another") : null,
        });

    [Fact]
    public void MayTake_WhoeverMay_IsOnDutyFreeWithinTheLimitSkilledAndHasTheTime() =>
        Gen.Select(Rider, Skills, Gen.Int[1, 60]).Sample((rider, needed, minutes) =>
        {
            var task = SomeTasks.View("t") with { Skills = needed };
            var time = TimeSpan.FromMinutes(minutes);

            var refusal = AvailabilityRules.MayTake(rider, task, time, new RiderOptions(), Noon);

            var may = !rider.Blocked && rider.Duty.Since is not null && rider.ActiveTask is null
                && DutyRules.Worked(rider.Duty, Noon) < TimeSpan.FromHours(8)
                && needed.All(skill => rider.Skills.Contains(skill))
                && (rider.OrderDeadline is not { } deadline || deadline <= Noon || deadline - Noon >= time);
            Assert.Equal(may, refusal is null);
        },
        iter: 5_000);

    [Fact]
    public void WhyNotFree_RiderWhoHasThisVeryTask_IsFree() => Assert.Null(AvailabilityRules.WhyNotFree(
        new RiderState { DisplayName = "小张", Duty = new() { Since = Noon }, ActiveTask = SomeTasks.View("t") }, "t"));

    [Fact]
    public void WhyNotFree_NobodyKnown_IsNotFound() =>
        Assert.Equal(RiderRefusal.RiderNotFound, AvailabilityRules.WhyNotFree(new RiderState(), "t"));

    [Theory]
    [Trait("Case", "P1")]
    [InlineData(-15, true)]
    [InlineData(-600, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(20, true)]
    public void HasSlack_OrderWhoseTimeHasPassed_DoesNotCount(int minutes, bool has) =>
        Assert.Equal(has, AvailabilityRules.HasSlack(Noon.AddMinutes(minutes), TimeSpan.FromMinutes(15), Noon));
}
