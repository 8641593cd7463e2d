using System.Buffers.Binary;
using System.Text;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Invariants;

/// <summary>Invariant 7: a position is kept in memory only, while its rider is on duty, for minutes.</summary>
public sealed class PositionPrivacyTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    /// <summary>Coordinates that nothing else in the silo has.</summary>
    private static readonly GeoPoint Marker = new(33.123456789012, 119.987654321098);

    [Fact]
    public async Task Storage_AfterAWholeTask_HoldsNoPositionOfARider()
    {
        await silo.Registered("marked");
        await silo.Rider("marked").GoOnDuty();
        await silo.Stand("marked", Marker, 0);
        var task = await silo.OpenTask("marked", new GeoPoint(33.1236, 119.9877));
        await task.Submitted("marked");
        await task.Verify(ByDispatcher());

        var stored = StoredBytes();

        Assert.True(Contains(stored, Encoding.UTF8.GetBytes("marked")), "the search itself finds what is there");
        foreach (var coordinate in new[] { Marker.Lat, Marker.Lon })
        {
            var binary = new byte[8];
            BinaryPrimitives.WriteDoubleBigEndian(binary, coordinate);
            Assert.False(Contains(stored, binary));
            Assert.False(Contains(stored, Encoding.UTF8.GetBytes(coordinate.ToString("F5", System.Globalization.CultureInfo.InvariantCulture))));
        }
    }

    [Fact]
    public async Task Position_OlderThanItsLife_IsForgotten()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("old", place, 10);
        Assert.Single(await Near(place));

        silo.Clock.Advance(new DispatchOptions().PositionLife + TimeSpan.FromSeconds(1));

        Assert.Empty(await Near(place));
    }

    [Fact]
    public async Task Position_RiderLeaves_IsForgottenAtOnce()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("leaves", place, 10);

        await silo.Tile(place).Remove("leaves");

        Assert.Empty(await Near(place));
    }

    private async Task<IReadOnlyList<Candidate>> Near(GeoPoint place) => await silo.Tile(place).Nearby(new NearbyQuery(place, 500, 5, [], 20));

    private byte[] StoredBytes() => [.. Directory.GetFiles(silo.DataFolder, "*.db*").SelectMany(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    })];

    private static bool Contains(byte[] haystack, byte[] needle) => haystack.AsSpan().IndexOf(needle) >= 0;
}
