using RedStation.Contracts;

namespace RedStation.Grains;

/// <summary>
/// A grain that stores its state. After a failed write memory and store may differ, so the records are read again before anything
/// else happens. The activation stays: what is known without being stored, such as that a station was heard a second ago, must
/// not be lost because a disk is full. While the store cannot be read either, memory serves readers; a write from it could
/// not do harm, because the store would refuse its version.
/// </summary>
public abstract class PersistentGrain<TState> : Grain
    where TState : class, new()
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(5);

    private IGrainTimer? readAgain;

    /// <summary>The state as it is now.</summary>
    protected TState State { get; private set; } = new();

    /// <summary>Changes memory only: for what need not outlive the process.</summary>
    protected void Remember(TState next) => State = next;

    /// <summary>Stores the state; when this returns it will be there after a crash.</summary>
    /// <exception cref="StorageFaultException">The store failed; the state is as the store has it.</exception>
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
    /// <exception cref="StorageFaultException">The store failed; the record is as the store has it.</exception>
    protected async Task Write<TRecord>(IPersistentState<TRecord> storage, TRecord next)
    {
        var before = storage.State;
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch (Exception exception) when (TransientFault.OfStorage(exception) is { } fault)
        {
            storage.State = before;
            await ReadAgain();
            throw new StorageFaultException(fault.Message);
        }
        catch (Exception)
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>
    /// Reads every record again and takes what it holds; of what is never stored, memory is kept. Records that could be read are taken
    /// even when others could not.
    /// </summary>
    protected abstract Task ReadRecords();

    /// <summary>The records were read again after a failed write. Who remembers things that are never stored carries them over here.</summary>
    /// <param name="remembered">The state as memory had it.</param>
    protected virtual void OnReadAgain(TState remembered)
    {
    }

    private async Task ReadAgain()
    {
        readAgain?.Dispose();
        readAgain = null;
        try
        {
            await ReadRecords();
        }
        catch (Exception exception) when (TransientFault.OfStorage(exception) is not null)
        {
            readAgain = this.RegisterGrainTimer(ReadAgain, ReadAgainAfter, Timeout.InfiniteTimeSpan);
        }
    }
}
