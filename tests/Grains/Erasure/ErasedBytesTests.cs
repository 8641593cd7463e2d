using System.Text;
using RedStation.Storage.Databases;
using RedStation.Storage.Erasure;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Erasure;

/// <summary>A file of the embedded database tells no more than the database does: what was erased is not in its free space.</summary>
public sealed class ErasedBytesTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Name_AndPhone_AreInNoFileOfTheDatabase_OnceTheirRiderIsErased()
    {
        var rider = new BusyRider(silo, "shredded");
        await rider.Live();
        Assert.NotEqual([], await Found());

        Assert.Null(await silo.Get<RiderErasure>().Begin(rider.Id, rider.Id));
        for (var looks = 1; looks <= 3; looks++)
        {
            await Look(rider.Id, looks);
        }

        List<string> left = [];
        await Until.True(
            async () =>
            {
                // A reader may have kept the log in use.
                await silo.Get<IDeletedTraces>().Overwrite();
                left = await Found();
                return left.Count == 0;
            },
            () => "the last trace to be gone: " + string.Join(", ", left));
    }

    private async Task Look(string riderId, int looks)
    {
        var erasures = silo.Get<ErasureStore>();
        if ((await erasures.Find(riderId))!.NextAt is { } next && next > silo.Now)
        {
            silo.Clock.Advance(next - silo.Now);
        }

        await Until.True(
            async () =>
            {
                await silo.Get<RiderErasure>().Work(TestContext.Current.CancellationToken);
                return (await erasures.Find(riderId))!.Looks >= looks;
            },
            "a look at what is left");
    }

    /// <summary>The files that the rider's name or number stands in.</summary>
    private async Task<List<string>> Found()
    {
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(silo.DataFolder, "redstation.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);
            foreach (var words in (string[])[BusyRider.Name, BusyRider.Phone])
            {
                if (bytes.AsSpan(0, read).IndexOf(Encoding.UTF8.GetBytes(words)) >= 0)
                {
                    found.Add($"{words} in {Path.GetFileName(file)}");
                }
            }
        }

        return found;
    }
}
