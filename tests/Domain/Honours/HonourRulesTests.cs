using CsCheck;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Certificates;
using RedStation.Domain.Honours;

namespace RedStation.Tests.Domain.Honours;

public sealed class HonourRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    private static readonly Gen<CertifiedEntry> Entries = Gen.Select(
        Gen.Int[-60, 120], Gen.OneOf("mediation", "firstAid", "patrol", null),
        Gen.OneOf("330106", "330203", "330302", null),
        (minutes, kind, district) => new CertifiedEntry(Noon, minutes, kind, district));

    [Fact]
    public void Progress_NeverFallsByMoreWork_AndIsOfNoOrder() => Gen.Select(
        Entries.Array[0, 30], Gen.Enum<HonourMeasure>(), Gen.OneOf<TaskType?>(null, TaskType.Mediation), Gen.Int[0, 50]).Sample(
        (entries, measure, task, reports) =>
        {
            var honour = new Honour("h", "荣誉", "Honour", measure, 3, task, false);
            var before = HonourRules.Progress(honour, new HonourFacts(entries, reports));

            var more = new CertifiedEntry(Noon, 60, "mediation", "330106");
            Assert.True(HonourRules.Progress(honour, new HonourFacts([more, .. entries], reports + 1)) >= before);
            Assert.Equal(before, HonourRules.Progress(honour, new HonourFacts([.. entries.Reverse()], reports)));
            Assert.Equal(before >= 3, HonourRules.Has(honour, new HonourFacts(entries, reports)));
        });

    [Theory]
    [InlineData(HonourMeasure.SocialHours, null, 2)]
    [InlineData(HonourMeasure.Tasks, null, 3)]
    [InlineData(HonourMeasure.Tasks, TaskType.FirstAid, 1)]
    [InlineData(HonourMeasure.Districts, null, 2)]
    [InlineData(HonourMeasure.Reports, null, 7)]
    public void Progress_CountsWhatTheHonourSays(HonourMeasure measure, TaskType? task, long expected)
    {
        // Two hours and 59 minutes are two hours; a correction counts as time but is no task.
        var facts = new HonourFacts(
            [
                new(Noon, 100, "mediation", "330106"), new(Noon, 90, "firstAid", "330203"), new(Noon, 9, null, null),
                new(Noon, -20, "mediation", "330302"),
            ],
            Reports: 7);

        Assert.Equal(expected, HonourRules.Progress(new Honour("h", "荣誉", "Honour", measure, 1, task, false), facts));
    }

    [Fact]
    public void Honours_AreThoseReached_InTheListsOrder()
    {
        Honour[] list =
        [
            new("one", "一", "One", HonourMeasure.Reports, 1, null, false), new("ten", "十", "Ten", HonourMeasure.Reports, 10, null, false),
            new("task", "任务", "Task", HonourMeasure.Tasks, 1, null, false),
        ];

        var held = HonourRules.Of(list, new HonourFacts([new(Noon, 5, "patrol", "330106")], 9));

        Assert.Equal(["one", "task"], held.Select(honour => honour.Id));
        Assert.Empty(HonourRules.Of(list, new HonourFacts([], 0)));
    }
}
