using System.Diagnostics;
using Orleans.Storage;
using RedStation.Contracts;
using RedStation.Storage.Databases;

namespace RedStation.Storage.GrainState;

/// <summary>
/// Grain state in PostgreSQL: the ADO.NET provider, with its driver's exceptions turned into <see cref="StorageFaultException"/>,
/// because those of Npgsql cannot travel between processes. A version conflict passes as it is, because Orleans deactivates the
/// grain on it. Nothing is tried again here: after a fault only the database knows whether a write was made, and the grain
/// that reads it anew finds out.
/// </summary>
public sealed class PostgresGrainStorage(AdoNetGrainStorage inner, StorageFaults faults) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        AmbiguousKeys.Refuse(grainId);
        return Translate("read grain state", () => inner.ReadStateAsync(stateName, grainId, grainState));
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        AmbiguousKeys.Refuse(grainId);
        return Write("write grain state", () => inner.WriteStateAsync(stateName, grainId, grainState));
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        AmbiguousKeys.Refuse(grainId);
        return Write("clear grain state", () => inner.ClearStateAsync(stateName, grainId, grainState));
    }

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) => inner.Participate(lifecycle);

    private async Task Write(string what, Func<Task> write)
    {
        var called = Stopwatch.GetTimestamp();
        StorageMetrics.Writers.Add(1);
        try
        {
            await Translate(what, write).ConfigureAwait(false);
        }
        finally
        {
            StorageMetrics.Writers.Add(-1);
            StorageMetrics.WriteDuration.Record(Stopwatch.GetElapsedTime(called).TotalSeconds);
        }
    }

    private Task<bool> Translate(string what, Func<Task> work) => faults.Translate(what, async () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });
}
