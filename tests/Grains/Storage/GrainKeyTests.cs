using RedStation.Contracts.Storage;
using RedStation.Tests.Grains.Hosting;

namespace RedStation.Tests.Grains.Storage;

public sealed class GrainKeyTests(RunningSilo silo) : IClassFixture<RunningSilo>
{
    private readonly NoteStorage _notes = new(silo);

    [Fact]
    public async Task Write_KeysThatDifferInLeadingZeros_AreDifferentRecords()
    {
        await _notes.Write("note", GrainId.Create("station", "station-7"), new Note { Text = "seven" });
        await _notes.Write("note", GrainId.Create("station", "station-007"), new Note { Text = "agent" });

        Assert.Equal("seven", (await _notes.Read("note", GrainId.Create("station", "station-7"))).State?.Text);
        Assert.Equal("agent", (await _notes.Read("note", GrainId.Create("station", "station-007"))).State?.Text);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("007")]
    [InlineData("beef")]
    [InlineData("6f9619ff8b86d011b42d00cf4fc964ff")]
    public async Task Write_KeyThatReadsAsANumber_IsRefused(string key)
    {
        var id = GrainId.Create("station", key);

        await Assert.ThrowsAsync<StorageFaultException>(() => _notes.Write("note", id, new Note { Text = "lost" }));
        await Assert.ThrowsAsync<StorageFaultException>(() => _notes.Read("note", id));
    }

    [Fact]
    public async Task Write_OneKeyUnderTwoStateNames_AreTwoRecords()
    {
        var id = NoteStorage.NewId();
        await _notes.Write("note", id, new Note { Text = "note" });
        await _notes.Write("other", id, new Note { Text = "other" });

        Assert.Equal("note", (await _notes.Read("note", id)).State?.Text);
        Assert.Equal("other", (await _notes.Read("other", id)).State?.Text);
    }
}
