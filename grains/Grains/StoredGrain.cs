using RedStation.Contracts.Storage;

namespace RedStation.Grains;

/// <summary>
/// A grain with one stored record. After a failed write memory and store may differ, so the activation ends and the next one
/// reads what is really there.
/// </summary>
public abstract class StoredGrain<TState>(IPersistentState<TState> storage) : Grain
    where TState : class, new()
{
    /// <summary>The record as it is now.</summary>
    protected TState State { get; private set; } = new();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        State = storage.RecordExists ? storage.State : new TState();
        return base.OnActivateAsync(cancellationToken);
    }

    /// <summary>Changes memory only: for what need not outlive the process.</summary>
    protected void Remember(TState next) => State = next;

    /// <summary>Stores the record; when this returns it will be there after a crash.</summary>
    protected async Task Store(TState next)
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

        State = next;
    }

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
}
