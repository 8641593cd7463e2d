using Orleans.Storage;

namespace RedStation.Tests.Faults;

/// <summary>Grain storage that fails before or after a write, or acknowledges stations before it writes them.</summary>
internal sealed class FaultyGrainStorage(IGrainStorage inner, FaultSwitch faults) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private const string Stations = "station";

    private readonly EarlyAcknowledgement early = new(inner);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        early.Read(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => faults.Write(async () =>
    {
        if (stateName == Stations && faults.Early is { } wait)
        {
            early.Write(stateName, grainId, grainState, wait);
        }
        else
        {
            await inner.WriteStateAsync(stateName, grainId, grainState).ConfigureAwait(false);
        }

        return true;
    });

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);

    public void Participate(ISiloLifecycle lifecycle) => (inner as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);
}
