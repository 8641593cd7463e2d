using RedStation.Contracts;
using RedStation.Silo.Hosting;

namespace RedStation.Api.Realtime;

/// <summary>
/// Renews the leases that this process holds on grains, which also heals whatever was lost on the way: every 20 s, and when
/// silos came or went at once and a few times more, until nothing can be on its way any longer. A grain that does not answer
/// is asked anew twice a second beside the calls that hang: it may have been on a silo that is dead and not yet declared so,
/// and the first call after that is declared finds it elsewhere.
/// </summary>
public sealed partial class LeaseRenewal(ClusterChanges changes, TimeProvider clock, ILogger<LeaseRenewal> logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);

    /// <summary>What the calls of a calm round are spread over: a hundred thousand at once would make everybody else wait.</summary>
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The pauses after a change. News under way to this process through a lost silo fail after their grain's own 2 s, and then
    /// that grain has forgotten this process.
    /// </summary>
    private static readonly TimeSpan[] AfterChange =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)];

    /// <summary>Renews until told to stop.</summary>
    /// <param name="what">What the keys are, for the log.</param>
    /// <param name="held">The keys whose leases are held at the moment.</param>
    /// <param name="renew">Renews one. It must bear being called again before it has returned, and for a key no longer held.</param>
    /// <param name="stopping">Ends it.</param>
    public async Task Run<TKey>(string what, Func<IEnumerable<TKey>> held, Func<TKey, Task> renew, CancellationToken stopping)
        where TKey : notnull
    {
        var calm = AfterChange.Length;
        while (!stopping.IsCancellationRequested)
        {
            var change = changes.Next;
            using var round = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var hurry = calm < AfterChange.Length;
            var renewals = Round(what, [.. held()], renew, hurry ? TimeSpan.Zero : Spread, round.Token);
            var pause = Task.Delay(hurry ? AfterChange[calm++] : Every, clock, round.Token);
            if (await Task.WhenAny(change, pause) == change)
            {
                calm = 0;
            }

            // Who has not been reached is asked again by the next round.
            await round.CancelAsync();
            await renewals;
        }
    }

    private async Task Round<TKey>(string what, IReadOnlyList<TKey> keys, Func<TKey, Task> renew, TimeSpan spread, CancellationToken round)
        where TKey : notnull
    {
        var begun = clock.GetTimestamp();
        var renewals = new List<Task>();
        for (var started = 0; started < keys.Count && !round.IsCancellationRequested;)
        {
            // By the time passed, not by the step: a machine that is late catches up, and the last key has its turn in every round.
            var part = spread > TimeSpan.Zero ? Math.Min(1, clock.GetElapsedTime(begun) / spread) : 1;
            for (var due = Math.Max(1, part * keys.Count); started < due; started++)
            {
                renewals.Add(Renew(what, keys[started], renew, round));
            }

            renewals.RemoveAll(renewal => renewal.IsCompletedSuccessfully);
            await Task.Delay(Step, clock, round).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(renewals);
    }

    private async Task Renew<TKey>(string what, TKey key, Func<TKey, Task> renew, CancellationToken round)
        where TKey : notnull
    {
        var told = false;
        while (!round.IsCancellationRequested)
        {
            var call = Attempt(what, key, renew, told);
            await Task.WhenAny(call, Task.Delay(Again, clock, round));
            if (call.IsCompleted)
            {
                if (await call)
                {
                    return;
                }

                told = true;
                await Task.Delay(Again, clock, round).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> Attempt<TKey>(string what, TKey key, Func<TKey, Task> renew, bool told)
        where TKey : notnull
    {
        try
        {
            await renew(key);
            return true;
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            if (!told)
            {
                LogUnreachable(fault, what, key);
            }

            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The {What} {Key} could not be reached; it will be tried again")]
    private partial void LogUnreachable(Exception fault, string what, object key);
}
