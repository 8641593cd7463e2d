using Orleans.Storage;

namespace RedStation.Tests.Faults;

/// <summary>Grain storage that fails before or after a write.</summary>
public sealed class FaultyGrainStorage(IGrainStorage inner, IWriteFaults faults) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        faults.Write(grainId.Key.ToString()!, async () =>
        {
            await inner.WriteStateAsync(stateName, grainId, grainState).ConfigureAwait(false);
            return true;
        });

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) => (inner as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);
}
