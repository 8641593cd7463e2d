using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using RedStation.Contracts.Storage;
using RedStation.Silo.Storage;
using RedStation.Tests.Grains.Hosting;

namespace RedStation.Tests.Grains.Storage;

public sealed class GatedGrainStorageTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private static int _keys;

    private readonly IGrainStorage _storage = silo.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    [Fact]
    public async Task Read_NothingStored_GivesANewStateWithoutRecord()
    {
        var state = await Read("note", NewId());

        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Equal(new Note(), state.State);
    }

    [Fact]
    public async Task Write_ThenRead_GivesTheSameStateAndVersion()
    {
        var id = NewId();
        var written = await Write("note", id, new Note { Text = "红色驿站" });

        var state = await Read("note", id);

        Assert.True(state.RecordExists);
        Assert.Equal(written.ETag, state.ETag);
        Assert.Equal("红色驿站", state.State?.Text);
    }

    [Fact]
    public async Task Write_WithAnOldVersion_ThrowsInconsistentStateAndChangesNothing()
    {
        var id = NewId();
        await Write("note", id, new Note { Text = "first" });
        var (early, late) = (await Read("note", id), await Read("note", id));
        early.State = new Note { Text = "early" };
        await _storage.WriteStateAsync("note", id, early);
        late.State = new Note { Text = "late" };

        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.WriteStateAsync("note", id, late));

        Assert.Equal("early", (await Read("note", id)).State?.Text);
    }

    [Fact]
    public async Task Write_SixteenFirstWritesAtOnce_OneWins()
    {
        for (var round = 0; round < 20; round++)
        {
            var id = NewId();
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Won(id, $"writer {writer}")));

            var winner = Assert.Single(outcomes, outcome => outcome is not null);
            Assert.Equal(winner, (await Read("note", id)).State?.Text);
        }
    }

    [Fact]
    public async Task Clear_ThenWrite_StartsAgainFromTheClearedVersion()
    {
        var id = NewId();
        var state = await Write("note", id, new Note { Text = "gone" });
        await _storage.ClearStateAsync("note", id, state);
        Assert.Null((await Read("note", id)).State?.Text);

        state.State = new Note { Text = "again" };
        await _storage.WriteStateAsync("note", id, state);

        Assert.Equal("again", (await Read("note", id)).State?.Text);
    }

    [Fact]
    public async Task Clear_WithAnOldVersion_ThrowsInconsistentState()
    {
        var id = NewId();
        var old = await Write("note", id, new Note { Text = "kept" });
        await _storage.WriteStateAsync("note", id, await Read("note", id));

        await Assert.ThrowsAsync<InconsistentStateException>(() => _storage.ClearStateAsync("note", id, old));

        Assert.Equal("kept", (await Read("note", id)).State?.Text);
    }

    [Fact]
    public async Task Write_KeysThatDifferInLeadingZeros_AreDifferentRecords()
    {
        await Write("note", GrainId.Create("station", "station-7"), new Note { Text = "seven" });
        await Write("note", GrainId.Create("station", "station-007"), new Note { Text = "agent" });

        Assert.Equal("seven", (await Read("note", GrainId.Create("station", "station-7"))).State?.Text);
        Assert.Equal("agent", (await Read("note", GrainId.Create("station", "station-007"))).State?.Text);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("007")]
    [InlineData("beef")]
    [InlineData("6f9619ff8b86d011b42d00cf4fc964ff")]
    public async Task Write_KeyThatReadsAsANumber_IsRefused(string key)
    {
        var id = GrainId.Create("station", key);

        await Assert.ThrowsAsync<StorageFaultException>(() => Write("note", id, new Note { Text = "lost" }));
        await Assert.ThrowsAsync<StorageFaultException>(() => Read("note", id));
    }

    [Fact]
    public async Task Write_OneKeyUnderTwoStateNames_AreTwoRecords()
    {
        var id = NewId();
        await Write("note", id, new Note { Text = "note" });
        await Write("other", id, new Note { Text = "other" });

        Assert.Equal("note", (await Read("note", id)).State?.Text);
        Assert.Equal("other", (await Read("other", id)).State?.Text);
    }

    [Fact]
    public async Task Write_SixtyFourWritersAtOnce_LoseNothing()
    {
        var ids = Enumerable.Range(0, 64).Select(_ => NewId()).ToList();

        await Task.WhenAll(ids.Select(async id =>
        {
            var state = new GrainState<Note>(new Note());
            for (var turn = 1; turn <= 20; turn++)
            {
                state.State = new Note { Text = $"{id} {turn}" };
                await _storage.WriteStateAsync("note", id, state);
            }
        }));

        foreach (var id in ids)
        {
            Assert.Equal($"{id} 20", (await Read("note", id)).State?.Text);
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
            () => Write("note", GrainId.Create("note", "note-poison"), new Note { Text = "lost" }));

        Assert.Null(fault.InnerException);
        var serializer = silo.Get<Orleans.Serialization.Serializer>();
        var copy = Assert.IsType<StorageFaultException>(serializer.Deserialize<Exception>(serializer.SerializeToArray<Exception>(fault)));
        Assert.Equal(fault.Message, copy.Message);
    }

    private static GrainId NewId() => GrainId.Create("note", $"note-{Interlocked.Increment(ref _keys)}");

    private async Task<GrainState<Note>> Read(string name, GrainId id)
    {
        var state = new GrainState<Note>();
        await _storage.ReadStateAsync(name, id, state);
        return state;
    }

    private async Task<GrainState<Note>> Write(string name, GrainId id, Note note)
    {
        var state = new GrainState<Note>(note);
        await _storage.WriteStateAsync(name, id, state);
        return state;
    }

    private async Task<string?> Won(GrainId id, string text)
    {
        try
        {
            await Write("note", id, new Note { Text = text });
            return text;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }
}
