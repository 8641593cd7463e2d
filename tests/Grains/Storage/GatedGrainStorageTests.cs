using Dapper;
using Orleans.Storage;
using RedStation.Contracts.Storage;
using RedStation.Silo.Storage;
using RedStation.Tests.Grains.Hosting;

namespace RedStation.Tests.Grains.Storage;

public sealed class GatedGrainStorageTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private readonly NoteStorage _notes = new(silo);

    [Fact]
    public async Task Read_NothingStored_GivesANewStateWithoutRecord()
    {
        var state = await _notes.Read("note", NoteStorage.NewId());

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Equal(new Note(), state.State);
    }

    [Fact]
    public async Task Write_ThenRead_GivesTheSameStateAndVersion()
    {
        var id = NoteStorage.NewId();
        var written = await _notes.Write("note", id, new Note { Text = "红色驿站" });

        var state = await _notes.Read("note", id);

        Assert.True(state.RecordExists);
        Assert.Equal(written.ETag, state.ETag);
        Assert.Equal("红色驿站", state.State?.Text);
    }

    [Fact]
    public async Task Write_WithAnOldVersion_ThrowsInconsistentStateAndChangesNothing()
    {
        var id = NoteStorage.NewId();
        await _notes.Write("note", id, new Note { Text = "first" });
        var (early, late) = (await _notes.Read("note", id), await _notes.Read("note", id));
        early.State = new Note { Text = "early" };
        await _notes.Storage.WriteStateAsync("note", id, early);
        late.State = new Note { Text = "late" };

        await Assert.ThrowsAsync<InconsistentStateException>(() => _notes.Storage.WriteStateAsync("note", id, late));

        Assert.Equal("early", (await _notes.Read("note", id)).State?.Text);
    }

    [Fact]
    public async Task Write_SixteenFirstWritesAtOnce_OneWins()
    {
        for (var round = 0; round < 20; round++)
        {
            var id = NoteStorage.NewId();
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Won(id, $"writer {writer}")));

            var winner = Assert.Single(outcomes, outcome => outcome is not null);
            Assert.Equal(winner, (await _notes.Read("note", id)).State?.Text);
        }
    }

    [Fact]
    public async Task Clear_ThenWrite_StartsAgainFromTheClearedVersion()
    {
        var id = NoteStorage.NewId();
        var state = await _notes.Write("note", id, new Note { Text = "gone" });
        await _notes.Storage.ClearStateAsync("note", id, state);
        Assert.Null((await _notes.Read("note", id)).State?.Text);

        state.State = new Note { Text = "again" };
        await _notes.Storage.WriteStateAsync("note", id, state);

        Assert.Equal("again", (await _notes.Read("note", id)).State?.Text);
    }

    [Fact]
    public async Task Clear_WithAnOldVersion_ThrowsInconsistentState()
    {
        var id = NoteStorage.NewId();
        var old = await _notes.Write("note", id, new Note { Text = "kept" });
        await _notes.Storage.WriteStateAsync("note", id, await _notes.Read("note", id));

        await Assert.ThrowsAsync<InconsistentStateException>(() => _notes.Storage.ClearStateAsync("note", id, old));

        Assert.Equal("kept", (await _notes.Read("note", id)).State?.Text);
    }

    [Fact]
    public async Task Write_SixtyFourWritersAtOnce_LoseNothing()
    {
        var ids = Enumerable.Range(0, 64).Select(_ => NoteStorage.NewId()).ToList();

        await Task.WhenAll(ids.Select(async id =>
        {
            var state = new GrainState<Note>(new Note());
            for (var turn = 1; turn <= 20; turn++)
            {
                state.State = new Note { Text = $"{id} {turn}" };
                await _notes.Storage.WriteStateAsync("note", id, state);
            }
        }));

        foreach (var id in ids)
        {
            Assert.Equal($"{id} 20", (await _notes.Read("note", id)).State?.Text);
        }
    }

    [Fact]
    public async Task Write_DriverFails_ThrowsAFaultThatCrossesProcesses()
    {
        const string Poison =
            """
            CREATE TRIGGER poison BEFORE INSERT ON OrleansStorage WHEN NEW.GrainIdExt = 'note-poison'
            BEGIN SELECT RAISE(ABORT, 'out of order'); END;
            """;
        await silo.Get<IDatabase>().Write((connection, transaction) => connection.ExecuteAsync(Poison, transaction: transaction));

        var fault = await Assert.ThrowsAsync<StorageFaultException>(
            () => _notes.Write("note", GrainId.Create("note", "note-poison"), new Note { Text = "lost" }));

        Assert.Null(fault.InnerException);
        var serializer = silo.Get<Orleans.Serialization.Serializer>();
        var copy = Assert.IsType<StorageFaultException>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(fault)));
        Assert.Equal(fault.Message, copy.Message);
    }

    private async Task<string?> Won(GrainId id, string text)
    {
        try
        {
            await _notes.Write("note", id, new Note { Text = text });
            return text;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }
}
