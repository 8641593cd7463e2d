namespace RedStation.Grains;

/// <summary>A grain whose state is one stored record.</summary>
public abstract class SingleRecordGrain<TState>(IPersistentState<TState> storage) : PersistentGrain<TState>
    where TState : class, new()
{
    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Load();
        return base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task Store(TState next)
    {
        await Write(storage, next);
        Remember(next);
    }

    /// <inheritdoc/>
    protected sealed override async Task ReadRecords()
    {
        await storage.ReadStateAsync();
        var remembered = State;
        Load();
        OnReadAgain(remembered);
    }

    private void Load() => Remember(storage.RecordExists ? storage.State : new TState());
}
