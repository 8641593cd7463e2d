using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using RedStation.Tests.Grains.Hosting;

namespace RedStation.Tests.Grains.Storage;

/// <summary>Reads and writes notes in the grain storage of a running silo.</summary>
public sealed class NoteStorage(RunningSilo silo)
{
    private static int _keys;

    public IGrainStorage Storage { get; } = silo.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public static GrainId NewId() => GrainId.Create("note", $"note-{Interlocked.Increment(ref _keys)}");

    public async Task<GrainState<Note>> Read(string name, GrainId id)
    {
        var state = new GrainState<Note>();
        await Storage.ReadStateAsync(name, id, state);
        return state;
    }

    public async Task<GrainState<Note>> Write(string name, GrainId id, Note note)
    {
        var state = new GrainState<Note>(note);
        await Storage.WriteStateAsync(name, id, state);
        return state;
    }
}
