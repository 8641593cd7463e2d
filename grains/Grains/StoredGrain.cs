namespace RedStation.Grains;

/// <summary>A grain with one stored record.</summary>
public abstract class StoredGrain<TState>(IPersistentState<TState> storage) : StoringGrain
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
        await Write(storage, next);
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
