using System.Text.RegularExpressions;

namespace RedStation.Tests.Browser;

/// <summary>A cheap phone on a poor network pays for every byte.</summary>
[Collection(SharedCityCollection.Name)]
public sealed partial class WeightTests(DemoBrowserFixture demo)
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

        var scripts = await rider.Page.Evaluate<string[]>(
            "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname).filter(path => path.endsWith('.js'))");
        var weight = 0L;
        foreach (var script in scripts.Distinct())
        {
            weight += Weights.Compressed(await demo.Server.Client.GetByteArrayAsync(script, TestContext.Current.CancellationToken));
        }

        Assert.NotEmpty(scripts);
        Assert.True(weight < MostScript, $"{weight} bytes of script in {scripts.Length} files.");
    }

    [Fact]
    public async Task ReportPage_ShowsItsButtons_WithLessThan48KilobytesOfScript()
    {
        // What its document names is what it waits for; the rest comes behind the first paint.
        var page = await demo.Server.Client.GetStringAsync("/report", TestContext.Current.CancellationToken);
        var weight = 0L;
        foreach (var script in Scripts().Matches(page).Select(match => match.Value).Distinct().Where(IsNoEnglish))
        {
            weight += Weights.Compressed(await demo.Server.Client.GetByteArrayAsync(script, TestContext.Current.CancellationToken));
        }

        Assert.InRange(weight, 1, 48 * 1024);
    }

    [GeneratedRegex(@"/assets/[^""]+\.js", RegexOptions.CultureInvariant)]
    private static partial Regex Scripts();

    /// <summary>Of the languages one is loaded.</summary>
    private static bool IsNoEnglish(string script) => !script.Contains("/en-", StringComparison.Ordinal);
}
