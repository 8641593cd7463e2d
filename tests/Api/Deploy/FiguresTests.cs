using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using RedStation.Api.Live;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Deploy;

/// <summary>Dashboards and alerts stand on figures that a running program exports.</summary>
public sealed partial class FiguresTests
{
    [Fact]
    public async Task EveryFigureOfTheDashboardAndTheAlerts_IsExportedByTheRunningProgram()
    {
        using var api = new RunningApi();
        var caller = api.Anonymous();
        (await caller.Get("/api/v1/task-prices")).Is(HttpStatusCode.OK);
        // What comes only with phones, or with trouble.
        var live = api.Service<LiveMetrics>();
        live.Connection(1);
        live.Connection(-1);
        live.Delta();
        live.Gap();
        live.OutboxReset();
        live.Pushed(DateTimeOffset.UtcNow);
        await using (var database = new SqliteConnection("Data Source=" + api.Data("redstation.db")))
        {
            await database.ExecuteAsync("DROP TABLE accounts");
            Assert.NotEqual(HttpStatusCode.OK, (await caller.Post("/api/v1/auth/token", new { grant = "password", username = "a", password = "b" })).Status);
        }

        var watched = Figures(DeployFiles.Text("prometheus/alerts.yaml")).Union(Figures(DeployFiles.Text("grafana/redstation.json"))).ToHashSet();
        Assert.True(watched.Count > 15, string.Join(' ', watched));
        HashSet<string> missing = [];
        for (var tries = 0; tries < 150; tries++)
        {
            // Some are known only after the first audit, check or collection of garbage.
            var exported = (await caller.Get("/metrics")).Is(HttpStatusCode.OK).Text.Split('\n').Select(line => line.Split('{', ' ')[0]).ToHashSet();
            missing = [.. watched.Except(exported)];
            if (missing.Count == 0)
            {
                return;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Fail("Not exported: " + string.Join(' ', missing));
    }

    [Fact]
    public void Dashboard_HasPanelsThatDoNotOverlap_AndAskAPrometheusOfOnesChoice()
    {
        var dashboard = JsonNode.Parse(DeployFiles.Text("grafana/redstation.json"))!;
        var panels = dashboard["panels"]!.AsArray().Select(panel => panel!).ToArray();
        Assert.Equal(panels.Length, panels.Select(panel => (int)panel["id"]!).Distinct().Count());
        var cells = panels.SelectMany(panel => Cells(panel["gridPos"]!)).ToArray();
        Assert.Equal(cells.Length, cells.Distinct().Count());
        foreach (var panel in panels.Where(panel => (string)panel["type"]! != "row"))
        {
            Assert.Equal("${datasource}", (string)panel["datasource"]!["uid"]!);
            Assert.NotEmpty(panel["targets"]!.AsArray());
        }
    }

    private static IEnumerable<(int X, int Y)> Cells(JsonNode place) =>
        from x in Enumerable.Range((int)place["x"]!, (int)place["w"]!)
        from y in Enumerable.Range((int)place["y"]!, (int)place["h"]!)
        select (x, y);

    private static IEnumerable<string> Figures(string text) => Figure().Matches(text).Select(match => match.Value);

    /// <summary>Names of figures: ours, and the platform's that we use. The dashboard's own id and the scrape jobs look alike but for the separator.</summary>
    [GeneratedRegex(@"\b(redstation|http_server|kestrel|dotnet)_[a-z_]+\b")]
    private static partial Regex Figure();
}
