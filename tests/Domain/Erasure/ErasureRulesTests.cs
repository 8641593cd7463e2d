using CsCheck;
using RedStation.Domain.Erasure;
using RedStation.Domain.Operations;

namespace RedStation.Tests.Domain.Erasure;

public sealed class ErasureRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Obstacles_AreWhatOthersCountOn_EachSaidOnce() => Gen.Select(Gen.Bool, Gen.Int[0, 3], Gen.Long[0, 100]).Sample((hasTask, open, held) =>
    {
        var found = ErasureRules.Obstacles(hasTask, open, held);

        Assert.Equal(hasTask, found.Contains(ErasureObstacle.TaskInHand));
        Assert.Equal(open > 0, found.Contains(ErasureObstacle.RedemptionOpen));
        Assert.Equal(held > 0 && open == 0, found.Contains(ErasureObstacle.PointsHeld));
        Assert.Equal(!hasTask && open == 0 && held == 0, found.IsEmpty);
    });

    [Fact]
    public void Looks_EndAfterTheLast_WhichComesWhenNothingIsRememberedAnyMore()
    {
        var second = ErasureRules.NextLook(1, Noon)!.Value;
        var last = ErasureRules.NextLook(2, second)!.Value;

        Assert.True(second > Noon);
        Assert.True(last - second > OperationLog.AnswerLife);
        Assert.Null(ErasureRules.NextLook(3, last));
        Assert.Null(ErasureRules.NextLook(4, last));
    }

    [Fact]
    public void Answers_AboutSomebody_GoAndTheirCommandsStay()
    {
        var log = new OperationLog()
            .With("one", "body", new { rider = "r-1", name = "赵小红" }, granted: true)
            .With("two", "body", new { rider = "r-11", name = "李四" }, granted: true).Stamp(Noon);

        var erased = log.WithoutAnswersAbout("r-1");

        Assert.Equal(["one", "two"], erased.Entries.Select(entry => entry.Id));
        Assert.Equal(ReplayStatus.TooOld, erased.Find<object>("one", "body", out _));
        Assert.Equal(ReplayStatus.Answered, erased.Find<object>("two", "body", out _));
        Assert.Same(erased, erased.WithoutAnswersAbout("r-1"));
    }
}
