using System.Text.Json.Nodes;

namespace RedStation.Tests.Api.Deploy;

/// <summary>The dashboard as Grafana will read it; whether its figures are exported is tested with a process of its own.</summary>
public sealed class DashboardFileTests
{
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
}
