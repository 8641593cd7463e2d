using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Telemetry;

/// <summary>What <c>/metrics</c> tells is what <c>deploy/metrics.md</c> says, for dashboards and alerts stand on the names.</summary>
[Collection(ExclusiveCollection.Name)]
public sealed partial class MetricsTests : IDisposable
{
    private static readonly string[] AtRest =
    [
        "redstation_tasks_offers_open", "redstation_tasks_overdue", "redstation_tasks_waiting", "redstation_ledger_findings",
        "redstation_ledger_audit_age_seconds", "redstation_storage_write_duration_seconds", "redstation_devices_refused_total",
    ];

    private readonly ApiFixture api = new();

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task Figures_AreThoseThatAreWrittenDown()
    {
        await using var phone = new HubConnectionBuilder().WithUrl(new Uri(api.Anonymous().Client.BaseAddress!, "/hubs/live")).Build();
        await phone.StartAsync(TestContext.Current.CancellationToken);
        var admin = api.As("admin", "root");
        await PutStation(admin, "metered");
        await phone.InvokeAsync<object>("Watch", (object)new[] { Tile(30.2594, 120.1301) }, TestContext.Current.CancellationToken);
        await api.As("device", "metered-device", stationId: "metered").Post("/api/v1/stations/metered/ports:report", new
        {
            operationId = Caller.NewOperation,
            ports = new[] { new { port = 1, status = "available", at = DateTimeOffset.UtcNow } },
        });
        string[] expected = [
            .. AtRest, "redstation_live_lag_seconds", "redstation_live_connections", "redstation_live_deltas_total", "redstation_hubs_connections"];

        var names = await Scrape(expected);

        var written = Written()
            .Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "metrics.md"), TestContext.Current.CancellationToken))
            .Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Empty(names.Except(written));
        Assert.Empty(expected.Except(written));
        Assert.Contains(
            "redstation_hubs_connections{hub=\"live\"} 1", (await api.Anonymous().Get("/metrics")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_CountRequests()
    {
        (await api.Anonymous().Get("/api/v1/map")).Is(HttpStatusCode.OK);

        await Until.True(
            async () =>
                (await api.Anonymous().Get("/metrics")).Is(HttpStatusCode.OK).Text.Contains("http_server_request_duration", StringComparison.Ordinal),
            () => "No figure counts requests.");
    }

    [GeneratedRegex("^\\| `(redstation_[a-z_]+)`", RegexOptions.Multiline)]
    private static partial Regex Written();

    [GeneratedRegex("^# TYPE (redstation_[a-z_]+) ", RegexOptions.Multiline)]
    private static partial Regex Told();

    private static Task<Reply> PutStation(Caller admin, string id) => admin.Put($"/api/v1/stations/{id}", new
    {
        operationId = Caller.NewOperation,
        name = "计量驿站",
        position = DemoApiFixture.PlaceInXihu,
        ports = 2,
    });

    /// <summary>Waits until every figure is there; the ledger's come with its first audit.</summary>
    private async Task<List<string>> Scrape(IReadOnlyCollection<string> expected)
    {
        var names = new List<string>();
        await Until.True(
            async () =>
            {
                names = [
                    .. Told().Matches((await api.Anonymous().Get("/metrics")).Is(HttpStatusCode.OK).Text).Select(match => match.Groups[1].Value)];
                return !expected.Except(names).Any();
            },
            () => $"{string.Join(' ', expected.Except(names))}. Told: {string.Join(' ', names)}");
        return names;
    }

    private static string Tile(double lat, double lon)
    {
        const int Across = 1 << 13;
        var radians = lat * Math.PI / 180;
        var (x, y) = ((int)((lon + 180) / 360 * Across), (int)((1 - (Math.Asinh(Math.Tan(radians)) / Math.PI)) / 2 * Across));
        return string.Create(CultureInfo.InvariantCulture, $"13/{x}/{y}");
    }
}
