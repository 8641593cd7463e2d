using System.IO.Compression;

namespace RedStation.Tests.Browser;

/// <summary>A cheap phone on a poor network pays for every byte.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class WeightTests(DemoBrowserFixture demo)
{
    private const int MostScript = 120 * 1024;

    [Fact]
    public async Task RiderPage_LoadsLessThan120KilobytesOfScript()
    {
        await using var rider = await demo.Open("/rider", 390, 844);
        await rider.First("station-card").WaitForAsync();
        await rider.First("nav-map").ClickAsync();
        await rider.First("map").WaitForAsync();
        await rider.SignIn("demo-rider-11");
        await rider.First("nav-code").ClickAsync();
        await rider.First("qr").WaitForAsync();

        var scripts = await rider.Page.EvaluateAsync<string[]>(
            "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname).filter(path => path.endsWith('.js'))");
        var weight = 0L;
        foreach (var script in scripts.Distinct())
        {
            weight += Compressed(await demo.Server.Client.GetByteArrayAsync(script, TestContext.Current.CancellationToken));
        }

        Assert.NotEmpty(scripts);
        Assert.True(weight < MostScript, $"{weight} bytes of script in {scripts.Length} files.");
    }

    private static long Compressed(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return target.Length;
    }
}
