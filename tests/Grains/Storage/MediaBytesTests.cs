using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RedStation.Contracts;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;
using RedStation.Storage.Photos;
using RedStation.Storage.Voices;

namespace RedStation.Tests.Grains.Storage;

/// <summary>Photos and recordings in the database, in a folder and in a store that speaks S3: to whoever uses them it is the same.</summary>
public abstract class MediaBytesTests(Func<TestDatabase> newStore) : IAsyncLifetime
{
    private readonly TestDatabase store = newStore();
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));
    private FakeS3 s3 = null!;

    /// <summary>All places.</summary>
    public static TheoryData<MediaPlace> Places => [MediaPlace.Database, MediaPlace.Folder, MediaPlace.S3];

    /// <summary>Those outside the database.</summary>
    public static TheoryData<MediaPlace> PlacesElsewhere => [MediaPlace.Folder, MediaPlace.S3];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => s3 = await FakeS3.Start();

    public async ValueTask DisposeAsync()
    {
        await s3.DisposeAsync();
        store.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Photo_AndRecording_ComeBack_WhereverTheyAreKept(MediaPlace place)
    {
        using var media = new Program(this, place);
        var bytes = Pictures.Jpeg();

        Assert.True(await media.Photos.Add(new("p1", "rider", bytes, UploadedFile.Of(bytes))));
        Assert.Equal(VoiceAdded.Kept, await media.Voices.Add(new("v1", "rider", "audio/ogg", [1, 2, 3])));

        var photo = (await media.Photos.Find("p1"))!;
        Assert.Equal(("rider", "image/jpeg"), (photo.RiderId, photo.ContentType));
        Assert.Equal(bytes, photo.Bytes);
        var voice = (await media.Voices.Find("v1"))!;
        Assert.Equal(("rider", "audio/ogg"), (voice.RiderId, voice.ContentType));
        Assert.Equal([1, 2, 3], voice.Bytes);
        Assert.Null(await media.Photos.Find("none"));
        Assert.Null(await media.Voices.Find("none"));
        Assert.Empty(s3.Faults);
        Assert.Equal(place == MediaPlace.S3 ? ["audio/ogg", "image/jpeg"] : [], s3.Objects.Values.Select(one => one.ContentType).Order());
        Assert.Equal(place == MediaPlace.Folder ? 2 : 0, Files.Count);
        // Where new ones go may change: what is there is read on, and nothing that a row names is removed.
        clock.Advance(MediaRemovals.Grace * 2);
        Assert.Equal(0, await media.Removals.Work(Stop));
        using var changed = new Program(this, MediaPlace.Database);
        Assert.Equal(bytes, (await changed.Photos.Find("p1"))!.Bytes);
        Assert.Equal([1, 2, 3], (await changed.Voices.Find("v1"))!.Bytes);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Upload_UnderATakenId_ChangesNothing_AndLeavesNothingBehind(MediaPlace place)
    {
        using var media = new Program(this, place);
        var (first, other) = (Pictures.Jpeg(), Pictures.Jpeg(9, 9));
        Assert.True(await media.Photos.Add(new("p1", "rider", first, UploadedFile.Of(first))));
        Assert.True(await media.Photos.Add(new("p1", "rider", first, UploadedFile.Of(first))));
        Assert.False(await media.Photos.Add(new("p1", "rider", other, UploadedFile.Of(other))));
        Assert.Equal(VoiceAdded.Kept, await media.Voices.Add(new("v1", "rider", "audio/ogg", [1])));
        Assert.Equal(VoiceAdded.Kept, await media.Voices.Add(new("v1", "rider", "audio/ogg", [1])));
        Assert.Equal(VoiceAdded.Reused, await media.Voices.Add(new("v1", "rider", "audio/ogg", [2])));

        clock.Advance(MediaRemovals.Grace);
        await media.Removals.Work(Stop);

        Assert.Equal(first, (await media.Photos.Find("p1"))!.Bytes);
        Assert.Equal([1], (await media.Voices.Find("v1"))!.Bytes);
        Assert.Equal(place == MediaPlace.Database ? 0 : 2, s3.Objects.Count + Files.Count);
        Assert.Equal(0, await media.Removals.Waiting());
    }

    [Theory]
    [MemberData(nameof(PlacesElsewhere))]
    public async Task Bytes_ThatACrashLeftWithoutARow_AreRemoved_AndNotNamedAfterwards(MediaPlace place)
    {
        using var media = new Program(this, place);
        var left = await media.Bytes.Keep(MediaKind.Photo, [1], "image/jpeg");
        Assert.Equal(0, await media.Removals.Work(Stop));
        Assert.Equal([1], await media.Bytes.Read(left));

        clock.Advance(MediaRemovals.Grace);
        Assert.Equal(1, await media.Removals.Work(Stop));

        Assert.Null(await media.Bytes.Read(left));
        Assert.Equal(0, s3.Objects.Count + Files.Count);
        await Assert.ThrowsAsync<StorageFaultException>(() => store.Database.WriteRows(async (connection, transaction) =>
        {
            await MediaRemovals.Named(connection, transaction, left.StoredAt);
            return true;
        }));
    }

    [Theory]
    [MemberData(nameof(PlacesElsewhere))]
    public async Task Bytes_ThatAreLost_AreAMissingPhoto(MediaPlace place)
    {
        using var media = new Program(this, place);
        Assert.True(await media.Photos.Add(new("p1", "rider", [1], UploadedFile.Of([1]))));
        Assert.Equal(VoiceAdded.Kept, await media.Voices.Add(new("v1", "rider", "audio/ogg", [1])));

        s3.Objects.Clear();
        Files.ForEach(File.Delete);

        Assert.Null(await media.Photos.Find("p1"));
        Assert.Null(await media.Voices.Find("v1"));
        Assert.NotNull(await media.Photos.OwnerOf("p1"));
    }

    [Fact]
    public async Task Place_ThatIsAway_OrHasNoSettings_IsAStorageFault_AndNothingIsKept()
    {
        using var media = new Program(this, MediaPlace.S3);
        s3.IsDown = true;
        await Assert.ThrowsAsync<StorageFaultException>(() => media.Photos.Add(new("p1", "rider", [1], UploadedFile.Of([1]))));
        Assert.Null(await media.Photos.OwnerOf("p1"));

        s3.IsDown = false;
        Assert.True(await media.Photos.Add(new("p1", "rider", [1], UploadedFile.Of([1]))));
        s3.IsDown = true;
        await Assert.ThrowsAsync<StorageFaultException>(() => media.Photos.Find("p1"));
        await Assert.ThrowsAsync<StorageFaultException>(
            () => new PhotoStore(store.Database, clock, TestMedia.InDatabase(store.Database)).Find("p1"));

        // What cannot be removed waits for its place.
        clock.Advance(MediaRemovals.Grace);
        Assert.Equal(0, await media.Removals.Work(Stop));
        s3.IsDown = false;
        clock.Advance(MediaRemovals.Grace);
        Assert.Equal(1, await media.Removals.Work(Stop));
        Assert.Equal([1], (await media.Photos.Find("p1"))!.Bytes);
    }

    [Fact]
    public async Task Object_ThatIsLargerThanAnyOfOurs_IsNotRead()
    {
        using var media = new Program(this, MediaPlace.S3);
        Assert.True(await media.Photos.Add(new("p1", "rider", [1], UploadedFile.Of([1]))));
        s3.Objects[Assert.Single(s3.Objects).Key] = ("image/jpeg", new byte[(16 * 1024 * 1024) + 1]);

        await Assert.ThrowsAsync<StorageFaultException>(() => media.Photos.Find("p1"));
    }

    [Fact]
    public async Task Files_AreReadableByTheProgramAlone_AndNoKeyLeadsOutOfTheFolder()
    {
        using var media = new Program(this, MediaPlace.Folder);
        await media.Folder.Put("photos/aa/p1", [1], "image/jpeg");

        if (!OperatingSystem.IsWindows())
        {
            var file = Assert.Single(Files);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
        }

        await Assert.ThrowsAsync<StorageFaultException>(() => media.Folder.Put("../outside", [1], "image/jpeg"));
        await Assert.ThrowsAsync<StorageFaultException>(() => media.Folder.Get("photos/../../../etc/hostname"));
        await Assert.ThrowsAsync<StorageFaultException>(() => media.Folder.Delete("photos/../../outside"));
        Assert.Null(await media.Folder.Get("photos/none"));
        // A disk that is not mounted has not lost anything.
        Directory.Delete(MediaFolder, recursive: true);
        await Assert.ThrowsAsync<StorageFaultException>(() => media.Folder.Get("photos/aa/p1"));
        await Assert.ThrowsAsync<StorageFaultException>(() => media.Folder.Delete("photos/aa/p1"));
    }

    [Fact]
    public async Task Everything_IsMoved_FromAnyPlaceToAnyOther_OnceAndAgain()
    {
        const int Count = 120;
        using (var before = new Program(this, MediaPlace.Database))
        {
            foreach (var number in Enumerable.Range(0, Count))
            {
                Assert.True(await before.Photos.Add(new($"p{number:000}", "rider", [(byte)number], UploadedFile.Of([(byte)number]))));
            }

            Assert.Equal(VoiceAdded.Kept, await before.Voices.Add(new("v1", "rider", "audio/ogg", [1, 2, 3])));
        }

        foreach (var place in (MediaPlace[])[MediaPlace.Folder, MediaPlace.S3, MediaPlace.Folder, MediaPlace.S3, MediaPlace.Database])
        {
            using var media = new Program(this, place);
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => new MediaMove(store.Database, media.Bytes).Run(_ => stop.Cancel(), stop.Token));
            var rest = await new MediaMove(store.Database, media.Bytes).Run(_ => { }, Stop);
            Assert.Equal((Count - 100 + 1, 0), (rest.Done, rest.Missing.Count));
            Assert.Equal(0, (await new MediaMove(store.Database, media.Bytes).Run(_ => { }, Stop)).Done);

            // Somebody who has found the row just before still finds the bytes; later they are gone.
            clock.Advance(MediaRemovals.Grace);
            await media.Removals.Work(Stop);
            Assert.Equal(place == MediaPlace.S3 ? Count + 1 : 0, s3.Objects.Count);
            Assert.Equal(place == MediaPlace.Folder ? Count + 1 : 0, Files.Count);
            Assert.Equal([7], (await media.Photos.Find("p007"))!.Bytes);
            Assert.Equal([1, 2, 3], (await media.Voices.Find("v1"))!.Bytes);
        }

        Assert.Empty(s3.Faults);
        Assert.Equal(Count + 1, await Rows("stored_at IS NULL"));
    }

    [Fact]
    public async Task Move_NamesWhatIsLost_AndTakesTheRest()
    {
        using var before = new Program(this, MediaPlace.S3);
        Assert.True(await before.Photos.Add(new("lost", "rider", [1], UploadedFile.Of([1]))));
        s3.Objects.Clear();
        Assert.True(await before.Photos.Add(new("there", "rider", [2], UploadedFile.Of([2]))));

        using var media = new Program(this, MediaPlace.Folder);
        var moved = await new MediaMove(store.Database, media.Bytes).Run(_ => { }, Stop);

        Assert.Equal(1, moved.Done);
        Assert.Equal(["lost"], moved.Missing);
        Assert.Equal([2], (await media.Photos.Find("there"))!.Bytes);
        Assert.Equal(1, await Rows("stored_at LIKE 's3:%'"));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Photo_KeptAsItCame_IsMadeAnew_WhereverItIs(MediaPlace place)
    {
        using var media = new Program(this, place);
        using var encoder = new PhotoEncoder();
        var upload = Pictures.WithExif(Pictures.Jpeg(), 6);
        Assert.True(await media.Photos.Add(new("p1", "rider", upload, UploadedFile.Of(upload))));
        await store.Database.WriteRows((connection, transaction) =>
            connection.ExecuteAsync("UPDATE photos SET received_size = NULL", null, transaction));

        Assert.Equal(1, (await new PhotoCleaning(store.Database, encoder, media.Bytes).Run(_ => { }, Stop)).Done);

        Assert.Equal((48, 64), Pictures.SizeOf((await media.Photos.Find("p1"))!.Bytes));
        clock.Advance(MediaRemovals.Grace);
        await media.Removals.Work(Stop);
        Assert.Equal(place == MediaPlace.Database ? 0 : 1, s3.Objects.Count + Files.Count);
        Assert.Equal((48, 64), Pictures.SizeOf((await media.Photos.Find("p1"))!.Bytes));
    }

    private string MediaFolder => Path.Combine(folder.Path, "media");

    private List<string> Files =>
        Directory.Exists(MediaFolder) ? [.. Directory.EnumerateFiles(MediaFolder, "*", SearchOption.AllDirectories)] : [];

    private Task<long> Rows(string where) => store.Database.Read(connection => connection.ExecuteScalarAsync<long>(
        $"SELECT (SELECT count(*) FROM photos WHERE {where}) + (SELECT count(*) FROM voices WHERE {where})"));

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : MediaBytesTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : MediaBytesTests(stores.New);

    /// <summary>What a program with the settings of all places has, and whose new ones go to one of them.</summary>
    private sealed class Program : IDisposable
    {
        private readonly S3Media objects;

        public Program(MediaBytesTests test, MediaPlace place)
        {
            var options = new MediaOptions
            {
                Place = place,
                Folder = test.MediaFolder + Path.DirectorySeparatorChar,
                Endpoint = test.s3.Address,
                Region = FakeS3.Region,
                Bucket = FakeS3.Bucket,
                AccessKey = FakeS3.AccessKey,
                SecretKey = FakeS3.SecretKey,
            };
            Folder = new FolderMedia(Options.Create(options), new DataFolder(test.folder.Path), NullLogger<FolderMedia>.Instance);
            objects = new S3Media(Options.Create(options), NullLogger<S3Media>.Instance);
            var media = new TestMedia(test.store.Database, test.clock, options, Folder, objects);
            (Bytes, Removals) = (media.Bytes, media.Removals);
            Photos = new PhotoStore(test.store.Database, test.clock, Bytes);
            Voices = new VoiceStore(test.store.Database, test.clock, Bytes);
        }

        public FolderMedia Folder { get; }

        public MediaBytes Bytes { get; }

        public MediaRemovals Removals { get; }

        public PhotoStore Photos { get; }

        public VoiceStore Voices { get; }

        public void Dispose() => objects.Dispose();
    }
}
