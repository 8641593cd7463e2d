using System.Collections.Concurrent;
using Orleans.Storage;

namespace RedStation.Tests.Faults;

/// <summary>
/// The known bug: while the switch says so, a station's state is acknowledged at once and written a while later, in order. As long as the process
/// lives nobody can tell; what has not been written when it dies was acknowledged and is lost.
/// </summary>
internal sealed class EarlyAcknowledgingStorage(IGrainStorage inner, FaultSwitch faults) : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private const string Stations = "station";

    private readonly ConcurrentDictionary<GrainId, Task> writing = new();
    private readonly ConcurrentDictionary<GrainId, object> written = new();

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (writing.TryGetValue(grainId, out var under))
        {
            await under.ConfigureAwait(false);
        }

        written.TryRemove(grainId, out _);
        await inner.ReadStateAsync(stateName, grainId, grainState).ConfigureAwait(false);
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (stateName != Stations || faults.Early is not { } wait)
        {
            return inner.WriteStateAsync(stateName, grainId, grainState);
        }

        WriteLater(stateName, grainId, grainState, wait);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        inner.ClearStateAsync(stateName, grainId, grainState);

    public void Participate(ISiloLifecycle lifecycle) => (inner as ILifecycleParticipant<ISiloLifecycle>)?.Participate(lifecycle);

    private void WriteLater<T>(string stateName, GrainId grainId, IGrainState<T> grainState, TimeSpan wait)
    {
        // The real version is known here only: the grain is always behind.
        var row = (GrainState<T>)written.GetOrAdd(
            grainId, _ => new GrainState<T> { ETag = grainState.ETag, RecordExists = grainState.RecordExists });
        var state = grainState.State;
        grainState.RecordExists = true;
        writing.AddOrUpdate(grainId, _ => After(Task.CompletedTask), (_, before) => After(before));

        async Task After(Task before)
        {
            await before.ConfigureAwait(false);
            await Task.Delay(wait).ConfigureAwait(false);
            row.State = state;
            await inner.WriteStateAsync(stateName, grainId, row).ConfigureAwait(false);
        }
    }
}
