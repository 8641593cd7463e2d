using System.Diagnostics.Metrics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RedStation.Silo.Media;
using RedStation.Storage.Cases;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;
using RedStation.Storage.Photos;
using RedStation.Storage.Voices;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.CaseSetup;

namespace RedStation.Tests.Grains.Storage;

/// <summary>Photos and recordings that nothing uses are removed after a week.</summary>
[Collection(PostgresSiloCollection.Name)]
public sealed class UnusedMediaTests(PostgresSiloFixture silo)
{
    private static readonly TimeSpan Week = new MediaOptions().UnusedFor;

    private readonly FakeTimeProvider clock = new(silo.Now);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IDatabase Database => silo.Get<IDatabase>();

    private PhotoStore Photos => new(Database, clock, silo.Get<MediaBytes>());

    private VoiceStore Voices => new(Database, clock, silo.Get<MediaBytes>());

    private UnusedMedia Unused =>
        new(Database, silo.Grains, silo.Get<MediaRemovals>(), silo.Get<IOptions<MediaOptions>>(), clock);

    [Fact]
    public async Task What_NoTaskAndNoCaseHas_IsRemovedAfterAWeek_AndNothingElse()
    {
        var attachments = new CaseAttachments(Photos, Voices, silo.Grains);
        await Task.WhenAll(((string[])["free", "evidence", "of-case", "refused"]).Select(Photo));
        await Task.WhenAll(Voice("free"), Voice("of-case"));
        Assert.True(await Photos.Show("p-evidence", "unused-rider", "330106"));
        Assert.True(await attachments.Give("unused-case", "unused-rider", ["p-of-case"], "v-of-case"));
        await silo.Registered("unused-rider");
        Assert.NotNull((await silo.CaseOf("unused-case").Report(
            ReportOf("unused-rider") with { PhotoIds = ["p-of-case"], VoiceId = "v-of-case" })).Value);
        // Given to a case that was never reported.
        Assert.True(await attachments.Give("unused-refused", "unused-rider", ["p-refused"], null));

        clock.Advance(Week - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Unused.Work(MediaKind.Photo, Stop) + await Unused.Work(MediaKind.Voice, Stop));
        Assert.Equal(4, await Kept("photos"));

        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(2, await Unused.Work(MediaKind.Photo, Stop));
        Assert.Equal(1, await Unused.Work(MediaKind.Voice, Stop));
        Assert.Null(await Photos.OwnerOf("p-free"));
        Assert.Null(await Photos.OwnerOf("p-refused"));
        Assert.Null(await Voices.OwnerOf("v-free"));
        Assert.Equal([1], (await Photos.Find("p-evidence"))!.Bytes);
        Assert.Equal([1], (await Photos.Find("p-of-case"))!.Bytes);
        Assert.Equal([1], (await Voices.Find("v-of-case"))!.Bytes);
        // What belongs to something is not asked after again.
        Assert.Equal(2, await Kept("photos", " AND in_use_at IS NOT NULL"));
        Assert.Equal(1, await Kept("voices", " AND in_use_at IS NOT NULL"));
    }

    [Fact]
    public async Task Photo_ThatIsGivenToACaseAfterAWeek_StaysUntilTheCaseHasIt()
    {
        await Photo("late");
        clock.Advance(Week + TimeSpan.FromDays(1));

        Assert.True(await new CaseAttachments(Photos, Voices, silo.Grains).Give("unused-late", "unused-rider", ["p-late"], null));
        await Unused.Work(MediaKind.Photo, Stop);

        Assert.NotNull(await Photos.OwnerOf("p-late"));
        clock.Advance(Week + TimeSpan.FromSeconds(1));
        await Unused.Work(MediaKind.Photo, Stop);
        Assert.Null(await Photos.OwnerOf("p-late"));
    }

    [Fact]
    public async Task Keeper_CountsWhatItRemoves()
    {
        await Photo("counted");
        clock.Advance(Week + TimeSpan.FromSeconds(1));
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var removed = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "redstation.media.unused_removed" && instrument.Meter.Scope == meters)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            Interlocked.Add(ref removed, tags.ToArray().Contains(new("kind", "photos")) ? value : 0));
        listener.Start();
        using var keeper = new MediaKeeper(
            Unused, silo.Get<MediaRemovals>(), new SingleProcessLock(), clock, meters, NullLogger<MediaKeeper>.Instance);

        await keeper.StartAsync(Stop);
        await Until.True(() => Interlocked.Read(ref removed) > 0, "a photo that was counted");
        await keeper.StopAsync(Stop);

        Assert.Null(await Photos.OwnerOf("p-counted"));
    }

    private async Task Photo(string name) => Assert.True(await Photos.Add(new($"p-{name}", "unused-rider", [1], UploadedFile.Of([1]))));

    private async Task Voice(string name) =>
        Assert.Equal(VoiceAdded.Kept, await Voices.Add(new($"v-{name}", "unused-rider", "audio/ogg", [1])));

    private Task<long> Kept(string table, string and = "") => Database.Read(connection =>
        connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table} WHERE rider_id = 'unused-rider'{and}"));
}
