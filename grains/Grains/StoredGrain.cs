using RedStation.Contracts.Storage;

namespace RedStation.Grains;

/// <summary>
/// A grain with one stored record. After a failed write memory and store may differ, so the record is read again before anything
/// else happens. The activation stays: what is known without being stored, such as that a station was heard a second ago, must
/// not be lost because a disk is full. While the store cannot be read either, memory serves readers; a write from it could
/// not do harm, because the store would refuse its version.
/// </summary>
public abstract class StoredGrain<TState>(IPersistentState<TState> storage) : Grain
    where TState : class, new()
{
    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromSeconds(5);

    private IGrainTimer? readAgain;

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
        catch (Exception exception) when (PassingFault.OfStorage(exception) is { } fault)
        {
            storage.State = State;
            await ReadAgain();
            throw new StorageFaultException(fault.Message);
        }
        catch (Exception)
        {
            DeactivateOnIdle();
            throw;
        }

        State = next;
    }

    /// <summary>The record was read again after a failed write. Who remembers things that are never stored carries them over here.</summary>
    /// <param name="remembered">The record as memory had it.</param>
    protected virtual void OnReadAgain(TState remembered)
    {
    }

    private async Task ReadAgain()
    {
        readAgain?.Dispose();
        readAgain = null;
        try
        {
            await storage.ReadStateAsync();
            var remembered = State;
            State = storage.RecordExists ? storage.State : new TState();
            OnReadAgain(remembered);
        }
        catch (Exception exception) when (PassingFault.OfStorage(exception) is not null)
        {
            readAgain = this.RegisterGrainTimer(ReadAgain, ReadAgainAfter, Timeout.InfiniteTimeSpan);
        }
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
