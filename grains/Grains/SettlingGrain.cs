using RedStation.Contracts;

namespace RedStation.Grains;

/// <summary>
/// A grain that does by itself what a fault has left undone: whoever gave the command may never come back to repeat it.
/// </summary>
public abstract class SettlingGrain<TState>(IPersistentState<TState> storage) : SingleRecordGrain<TState>(storage)
    where TState : class, new()
{
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(2);

    /// <summary>Does work; when it cannot be done now, it is tried again.</summary>
    /// <exception cref="Exception">The fault, which whoever waits hears of all the same.</exception>
    protected async Task<T> RetryOnTransientFault<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            SettleAgainAfter(AgainAfter);
            throw;
        }
    }

    /// <summary>Has what is open tried again, no sooner than after a pause.</summary>
    protected abstract void SettleAgainAfter(TimeSpan pause);

    /// <inheritdoc/>
    protected sealed override void OnReadAgain(TState remembered) => SettleAgainAfter(AgainAfter);
}
