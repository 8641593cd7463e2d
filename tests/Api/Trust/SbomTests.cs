using System.Text.Json.Nodes;

namespace RedStation.Tests.Api.Trust;

/// <summary>What <c>deploy/sbom.sh</c> writes.</summary>
public sealed class SbomTests
{
    [Fact]
    public async Task Sbom_NamesWhatTheProductIsMadeOf_AndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var (exitCode, output) = await RepositoryCommand.RunAsync("bash", ["deploy/sbom.sh", folder.Path], TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, output);

        var server = Read(folder, "redstation.cdx.json");
        Assert.Contains("Microsoft.Orleans.Server", server);
        Assert.Contains("Npgsql", server);
        Assert.DoesNotContain(server, name => name.StartsWith("xunit", StringComparison.Ordinal));
        var pages = Read(folder, "redstation-web.cdx.json");
        Assert.Contains("preact", pages);
        Assert.DoesNotContain("vite", pages);
    }

    private static List<string> Read(TemporaryFolder folder, string name)
    {
        var text = File.ReadAllText(Path.Combine(folder.Path, name));
        Assert.DoesNotContain(Repository.Root, text, StringComparison.Ordinal);
        var document = JsonNode.Parse(text)!;
        Assert.Equal("CycloneDX", (string?)document["bomFormat"]);
        Assert.Equal(VersionTests.Version, (string?)document["metadata"]!["component"]!["version"]);
        var components = document["components"]!.AsArray();
        Assert.All(components, component =>
        {
            Assert.NotEmpty((string)component!["purl"]!);
            Assert.NotEmpty(component["licenses"]!.AsArray());
        });
        return [.. components.Select(component => (string)component!["name"]!)];
    }
}
