using System.Text;
using Dapper;
using RedStation.Storage.Media;
using RedStation.Storage.Photos;

namespace RedStation.Tests.Grains.Storage;

/// <summary>Photos of versions that kept them as they came.</summary>
public sealed class PhotoCleaningTests : IDisposable
{
    private const string Insert =
        """
        INSERT INTO photos (id, rider_id, district, content_type, digest, created_at, bytes)
        VALUES (@Id, 'rider', '330106', 'image/png', @Digest, 1, @Bytes)
        """;

    private readonly SqliteTestDatabase database = new();
    private readonly PhotoEncoder encoder = new();

    private MediaBytes Media => TestMedia.InDatabase(database.Database);

    [Fact]
    public async Task Photos_KeptAsTheyCame_AreMadeAnewOnce_AndUnreadableOnesAreNamed()
    {
        var upload = Pictures.WithExif(Pictures.Jpeg(), 6);
        await Keep("broken", [0xFF, 0xD8, 0xFF, 0xE0, 1]);
        foreach (var number in Enumerable.Range(0, 120))
        {
            await Keep($"photo-{number:000}", upload);
        }

        var heard = new List<int>();
        var cleaned = await new PhotoCleaning(database.Database, encoder, Media).Run(so => heard.Add(so.Done), TestContext.Current.CancellationToken);

        Assert.Equal(120, cleaned.Done);
        Assert.Equal(["broken"], cleaned.Unreadable);
        Assert.Equal([99, 120], heard);
        var store = new PhotoStore(database.Database, TimeProvider.System, Media);
        var photo = (await store.Find("photo-007"))!;
        Assert.Equal(("rider", "330106", "image/jpeg"), (photo.RiderId, photo.District, photo.ContentType));
        Assert.DoesNotContain(Pictures.Place, Encoding.Latin1.GetString(photo.Bytes), StringComparison.Ordinal);
        Assert.Equal((48, 64), Pictures.SizeOf(photo.Bytes));
        // The phone that repeats the upload is answered as before.
        Assert.True(await store.IsKept("photo-007", UploadedFile.Of(upload)));
        var part = new PhotoPart("photo-007", "rider", 0, upload.Length, upload[..10]);
        Assert.Equal(PhotoState.Kept, (await new PhotoParts(database.Database, TimeProvider.System).Add(part)).State);
        Assert.Equal(0, (await new PhotoCleaning(database.Database, encoder, Media).Run(_ => { }, TestContext.Current.CancellationToken)).Done);
    }

    [Fact]
    public async Task Cleaning_Interrupted_GoesOnWhereItWas()
    {
        foreach (var number in Enumerable.Range(0, 150))
        {
            await Keep($"photo-{number:000}", Pictures.Jpeg());
        }

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new PhotoCleaning(database.Database, encoder, Media).Run(_ => stop.Cancel(), stop.Token));

        Assert.Equal(50, (await new PhotoCleaning(database.Database, encoder, Media).Run(_ => { }, TestContext.Current.CancellationToken)).Done);
    }

    public void Dispose()
    {
        encoder.Dispose();
        database.Dispose();
    }

    private Task<int> Keep(string id, byte[] bytes) => database.Database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(Insert, new { Id = id, UploadedFile.Of(bytes).Digest, Bytes = bytes }, transaction));
}
