using Orleans.Storage;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>Grain storage that fails as planned, before or after the write.</summary>
public sealed class FaultyGrainStorage(IGrainStorage inner, FaultPlan faults) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ReadStateAsync(stateName, grainId, grainState);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        faults.Write(grainId.Key.ToString()!, async () =>
        {
            await inner.WriteStateAsync(stateName, grainId, grainState);
            return true;
        });

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);
}
