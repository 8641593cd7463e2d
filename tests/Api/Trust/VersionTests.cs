using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RedStation.Tests.Api.Deploy;

namespace RedStation.Tests.Api.Trust;

/// <summary>The product has one version, that of <c>Directory.Build.props</c>.</summary>
public sealed class VersionTests
{
    /// <summary>The version.</summary>
    internal static string Version { get; } =
        XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    [Fact]
    public void Programs_AreOfTheVersion() =>
        Assert.Equal(Version, Assembly.Load("RedStation.Api").GetName().Version!.ToString(fieldCount: 3));

    [Theory]
    [InlineData("package.json")]
    [InlineData("package-lock.json")]
    public void Pages_AreOfTheVersion(string file)
    {
        var package = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "api/Web", file)))!;

        Assert.Equal(Version, (string?)package["version"]);
        Assert.Equal(Version, (string?)(package["packages"]?[""] ?? package)["version"]);
    }

    [Theory]
    [InlineData("compose.yaml", @"REDSTATION_VERSION:-([\d.]+)\}")]
    [InlineData("kubernetes/base/kustomization.yaml", @"newTag: ([\d.]+)")]
    [InlineData("kubernetes/overlays/example/kustomization.yaml", @"newTag: ([\d.]+)")]
    public void Images_AreOfTheVersion(string file, string pattern)
    {
        var versions = Regex.Matches(DeployFiles.Text(file), pattern);

        Assert.Equal(2, versions.Count);
        Assert.All(versions, version => Assert.Equal(Version, version.Groups[1].Value));
    }
}
