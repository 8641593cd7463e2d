namespace RedStation.Tests.Load.Running;

/// <summary>
/// When the n-th piece of work is due at a fixed rate, whatever became of those before. Work that waited for an answer still
/// counts from when it was due: what a server is slow with must not vanish from its figures (coordinated omission). Work that
/// waited for nothing but our own timer counts from when the timer woke us, for that lateness is ours.
/// </summary>
/// <param name="start">When the first is due.</param>
/// <param name="perSecond">The rate.</param>
public sealed class Pacer(long start, double perSecond)
{
    /// <summary>When a piece of work is due.</summary>
    public long Due(long number) => start + (long)(number * (Moment.Second / perSecond));

    /// <summary>Waits until a piece of work is due and answers the moment it counts from.</summary>
    public async ValueTask<long> Wait(long number, CancellationToken stop)
    {
        var due = Due(number);
        var wait = due - Moment.Now;
        if (wait <= 0)
        {
            return due;
        }

        await Task.Delay(TimeSpan.FromSeconds(wait / (double)Moment.Second), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Math.Max(due, Moment.Now);
    }
}
