using RedStation.Api.Riders;

namespace RedStation.Tests.Api.Riders;

public sealed class SerialQueueTests
{
    [Fact]
    public async Task Run_WorkThatTakesItsTimeOrFails_IsDoneInTheOrderGiven()
    {
        var turns = new SerialQueue();
        var done = new List<int>();
        var first = new TaskCompletionSource();

        var works = Enumerable.Range(0, 50).Select(number => turns.Run(async () =>
        {
            await (number == 0 ? first.Task : Task.CompletedTask);
            done.Add(number);
            if (number % 7 == 3)
            {
                throw new InvalidOperationException("one of the works fails");
            }
        })).ToList();
        Assert.Empty(done);
        first.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(works));

        Assert.Equal(Enumerable.Range(0, 50), done);
        Assert.Equal(7, works.Count(work => work.IsFaulted));
    }
}
