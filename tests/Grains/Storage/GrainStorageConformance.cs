using Orleans.Storage;
using RedStation.Contracts;

namespace RedStation.Tests.Grains.Storage;

/// <summary>What grains rely on of any grain storage. Each database runs all of it.</summary>
public abstract class GrainStorageConformance
{
    private static int keys;

    /// <summary>The storage under test, on a database that others may use at the same time.</summary>
    protected abstract IGrainStorage Storage { get; }

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
        var written = await Write("note", id, "红色驿站");

        var state = await Read("note", id);

        Assert.True(written.RecordExists && state.RecordExists);
        Assert.NotNull(written.ETag);
        Assert.Equal(written.ETag, state.ETag);
        Assert.Equal("红色驿站", state.State?.Text);
    }

    [Fact]
    public async Task Write_AgainAndAgain_ChangesTheVersionEachTime()
    {
        var id = NewId();
        var state = await Write("note", id, "0");
        var versions = new HashSet<string?> { state.ETag };
        for (var turn = 1; turn <= 5; turn++)
        {
            state.State = new Note { Text = $"{turn}" };
            await Storage.WriteStateAsync("note", id, state);
            Assert.True(versions.Add(state.ETag));
        }

        var read = await Read("note", id);
        Assert.Equal(("5", state.ETag), (read.State?.Text, read.ETag));
    }

    [Fact]
    public async Task Write_WithAnOldVersion_ThrowsInconsistentStateAndChangesNothing()
    {
        var id = NewId();
        await Write("note", id, "first");
        var (early, late) = (await Read("note", id), await Read("note", id));
        early.State = new Note { Text = "early" };
        await Storage.WriteStateAsync("note", id, early);
        late.State = new Note { Text = "late" };

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", id, late));

        Assert.Equal("early", (await Read("note", id)).State?.Text);
    }

    [Fact]
    public async Task Write_WithAVersionOfARecordThatIsNotThere_ThrowsInconsistentState()
    {
        var id = NewId();
        var state = new GrainState<Note>(new Note { Text = "from nowhere" }) { ETag = "3", RecordExists = true };

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", id, state));

        Assert.False((await Read("note", id)).RecordExists);
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
    public async Task Write_ConflictsAmongOthersAtOnce_HarmOnlyThemselves()
    {
        var ids = Enumerable.Range(0, 48).Select(_ => NewId()).ToList();
        var states = await Task.WhenAll(ids.Select(id => Write("note", id, "first")));
        foreach (var number in Enumerable.Range(0, 48).Where(IsStale))
        {
            states[number].ETag = "999";
        }

        var failed = await Task.WhenAll(states.Select(async (state, number) =>
        {
            state.State = new Note { Text = "second" };
            return await Record.ExceptionAsync(() => Storage.WriteStateAsync("note", ids[number], state));
        }));

        for (var number = 0; number < 48; number++)
        {
            Assert.Equal(IsStale(number), failed[number] is InconsistentStateException);
            Assert.Equal(IsStale(number) ? "first" : "second", (await Read("note", ids[number])).State?.Text);
        }

        static bool IsStale(int number) => number % 3 == 1;
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
                await Storage.WriteStateAsync("note", id, state);
            }
        }));

        foreach (var id in ids)
        {
            Assert.Equal($"{id} 20", (await Read("note", id)).State?.Text);
        }
    }

    [Fact]
    public async Task Clear_ThenWrite_StartsAgainFromTheClearedVersion()
    {
        var id = NewId();
        var state = await Write("note", id, "gone");
        await Storage.ClearStateAsync("note", id, state);
        Assert.False(state.RecordExists);
        Assert.Null((await Read("note", id)).State?.Text);

        state.State = new Note { Text = "again" };
        await Storage.WriteStateAsync("note", id, state);

        Assert.Equal("again", (await Read("note", id)).State?.Text);
    }

    [Fact]
    public async Task Clear_ThenAWriteOfTheOldVersion_ThrowsInconsistentState()
    {
        var id = NewId();
        var old = await Write("note", id, "gone");
        await Storage.ClearStateAsync("note", id, await Read("note", id));

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", id, old));

        Assert.Null((await Read("note", id)).State?.Text);
    }

    [Fact]
    public async Task Clear_WithAnOldVersion_ThrowsInconsistentState()
    {
        var id = NewId();
        var old = await Write("note", id, "kept");
        await Storage.WriteStateAsync("note", id, await Read("note", id));

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("note", id, old));

        Assert.Equal("kept", (await Read("note", id)).State?.Text);
    }

    [Fact]
    public async Task Clear_NothingStored_IsNothing()
    {
        var id = NewId();

        await Storage.ClearStateAsync("note", id, new GrainState<Note>(new Note()));

        Assert.False((await Read("note", id)).RecordExists);
    }

    [Fact]
    public async Task Write_KeysThatDifferInLeadingZeros_AreDifferentRecords()
    {
        await Write("note", GrainId.Create("station", "station-7"), "seven");
        await Write("note", GrainId.Create("station", "station-007"), "agent");

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

        await Assert.ThrowsAsync<StorageFaultException>(() => Write("note", id, "lost"));
        await Assert.ThrowsAsync<StorageFaultException>(() => Read("note", id));
    }

    [Fact]
    public async Task Write_OneKeyInTwoGrainTypesUnderTheirOwnStateNames_AreTwoRecords()
    {
        var key = NewId().Key;
        var (note, other) = (new GrainId(GrainType.Create("note"), key), new GrainId(GrainType.Create("other"), key));
        await Write("note", note, "note");
        await Write("other", other, "other");

        Assert.Equal("note", (await Read("note", note)).State?.Text);
        Assert.Equal("other", (await Read("other", other)).State?.Text);
    }

    /// <summary>A grain that no other test knows.</summary>
    protected static GrainId NewId() => GrainId.Create("note", $"note-{Interlocked.Increment(ref keys)}");

    /// <summary>What is stored.</summary>
    protected async Task<GrainState<Note>> Read(string name, GrainId id)
    {
        var state = new GrainState<Note>();
        await Storage.ReadStateAsync(name, id, state);
        return state;
    }

    /// <summary>Stores a note for the first time.</summary>
    protected async Task<GrainState<Note>> Write(string name, GrainId id, string text)
    {
        var state = new GrainState<Note>(new Note { Text = text });
        await Storage.WriteStateAsync(name, id, state);
        return state;
    }

    private async Task<string?> Won(GrainId id, string text)
    {
        try
        {
            await Write("note", id, text);
            return text;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }
}
