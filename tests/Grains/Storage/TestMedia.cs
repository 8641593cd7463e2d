using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;

namespace RedStation.Tests.Grains.Storage;

/// <summary>The bytes of photos and recordings as a program with some settings keeps them.</summary>
public sealed class TestMedia
{
    public TestMedia(IDatabase database, TimeProvider clock, MediaOptions options, params IMediaStore[] stores)
    {
        Removals = new MediaRemovals(database, stores, clock, NullLogger<MediaRemovals>.Instance);
        Bytes = new MediaBytes(stores, Options.Create(options), Removals, NullLogger<MediaBytes>.Instance);
    }

    public MediaBytes Bytes { get; }

    public MediaRemovals Removals { get; }

    /// <summary>Everything in the database, as it is without settings.</summary>
    public static MediaBytes InDatabase(IDatabase database) => new TestMedia(database, TimeProvider.System, new MediaOptions()).Bytes;
}
