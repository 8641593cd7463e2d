using RedStation.Contracts.Storage;

namespace RedStation.Grains;

/// <summary>
/// A grain that stores its state. After a failed write memory and store may differ, so the activation ends and the next one
/// reads what is really there.
/// </summary>
public abstract class StoringGrain<TState> : Grain
    where TState : class, new()
{
    /// <summary>The state as it is now.</summary>
    protected TState State { get; private set; } = new();

    /// <summary>Changes memory only: for what need not outlive the process.</summary>
    protected void Remember(TState next) => State = next;

    /// <summary>Stores the state; when this returns it will be there after a crash.</summary>
    protected abstract Task Store(TState next);

    /// <summary>Stores or remembers, as the rules decided.</summary>
    protected Task Keep(TState next, bool write)
    {
        if (write)
        {
            return Store(next);
        }

        Remember(next);
        return Task.CompletedTask;
    }

    /// <summary>Writes a record.</summary>
    protected async Task Write<TRecord>(IPersistentState<TRecord> storage, TRecord next)
    {
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch (OrleansException wrapped) when (wrapped.InnerException is StorageFaultException fault)
        {
            DeactivateOnIdle();
            throw new StorageFaultException(fault.Message);
        }
        catch (Exception)
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
