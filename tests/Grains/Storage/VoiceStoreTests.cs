using Microsoft.Extensions.Time.Testing;
using RedStation.Storage.Voices;

namespace RedStation.Tests.Grains.Storage;

/// <summary>How many recordings of one rider are kept.</summary>
public sealed class VoiceStoreTests : IDisposable
{
    private readonly SqliteTestDatabase database = new();

    [Fact]
    public async Task Recordings_OfARider_AreCountedForAnHour()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));
        var voices = new VoiceStore(database.Database, clock, TestMedia.InDatabase(database.Database));
        Task<VoiceAdded> Add(int number, string rider = "rider") => voices.Add(new Voice($"v{number}{rider}", rider, "audio/ogg", [1]));
        for (var number = 0; number < VoiceStore.MostInAnHour; number++)
        {
            Assert.Equal(VoiceAdded.Kept, await Add(number));
        }

        Assert.Equal(VoiceAdded.TooMany, await Add(99));
        Assert.Equal(VoiceAdded.Kept, await Add(0));
        Assert.Equal(VoiceAdded.Kept, await Add(99, "other"));
        clock.Advance(VoiceStore.Hour);
        Assert.Equal(VoiceAdded.Kept, await Add(99));
    }

    public void Dispose() => database.Dispose();
}
