using Orleans.Storage;
using RedStation.Contracts.Storage;

namespace RedStation.Silo.Storage;

/// <summary>
/// Grain state in the embedded database: the ADO.NET provider, with its writes behind the gate, its reads off Orleans'
/// threads, and its driver's exceptions turned into <see cref="StorageFaultException"/>. A version conflict passes as it is,
/// because Orleans deactivates the grain on it.
/// </summary>
public sealed class GatedGrainStorage(AdoNetGrainStorage inner, WriteGate gate, StorageFaults faults)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    /// <inheritdoc/>
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        RefuseAmbiguousKey(grainId);
        return Translate("read grain state", () => Task.Run(() => inner.ReadStateAsync(stateName, grainId, grainState)));
    }

    /// <inheritdoc/>
    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        RefuseAmbiguousKey(grainId);
        return Translate("write grain state", () => gate.Run(() => inner.WriteStateAsync(stateName, grainId, grainState)));
    }

    /// <inheritdoc/>
    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        RefuseAmbiguousKey(grainId);
        return Translate("clear grain state", () => gate.Run(() => inner.ClearStateAsync(stateName, grainId, grainState)));
    }

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) => inner.Participate(lifecycle);

    /// <summary>
    /// The provider stores a key that reads as a number or a GUID as that number: "7" and "007" would share a row. Hexadecimal
    /// counts, so "beef" is one of them.
    /// </summary>
    private static void RefuseAmbiguousKey(GrainId grainId)
    {
        if (grainId.TryGetIntegerKey(out _, out _) || grainId.TryGetGuidKey(out _, out _))
        {
            throw new StorageFaultException($"The key of grain {grainId} could be taken for another's; grain keys carry a prefix.");
        }
    }

    private Task<bool> Translate(string what, Func<Task> work) => faults.Translate(what, async () =>
    {
        await work().ConfigureAwait(false);
        return true;
    });
}
