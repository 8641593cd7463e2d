using RedStation.Silo.Storage;

namespace RedStation.Tests.Grains.Storage;

public sealed class WriteGateTests : IDisposable
{
    private readonly WriteGate _gate = new();

    [Fact]
    public async Task Run_SixtyFourAtOnce_LetsOneInAtATime()
    {
        var (inside, most, done) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => _gate.Run(async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Delay(1);
            done++;
            Interlocked.Decrement(ref inside);
        })));

        Assert.Equal(1, most);
        Assert.Equal(64, done);
        Assert.Equal(0, _gate.Writers);
    }

    [Fact]
    public async Task Run_WriterThatBlocks_LeavesItsCallerFree()
    {
        using var release = new ManualResetEventSlim();
        var blocked = _gate.Run(() =>
        {
            // Not for ever, so that a gate that blocks its caller fails the test instead of hanging it.
            release.Wait(TimeSpan.FromSeconds(10));
            return Task.CompletedTask;
        });
        var waiting = Enumerable.Range(0, 64).Select(_ => _gate.Run(() => Task.CompletedTask)).ToList();

        Assert.Equal(65, _gate.Writers);
        Assert.DoesNotContain(waiting, writer => writer.IsCompleted);
        release.Set();
        await Task.WhenAll([blocked, .. waiting]);
    }

    [Fact]
    public async Task Run_WriterThatFails_LetsTheNextOneIn()
    {
        await Assert.ThrowsAsync<IOException>(() => _gate.Run(() => throw new IOException("disk")));

        Assert.Equal(7, await _gate.Run(() => Task.FromResult(7)));
    }

    public void Dispose() => _gate.Dispose();
}
