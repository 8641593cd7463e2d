using System.Text.Json.Nodes;

namespace RedStation.Tests.Api.Trust;

/// <summary>THIRD-PARTY-NOTICES.md lists what the restored projects and the lock file name, and nothing of it takes rights away.</summary>
public sealed class LicenceTests
{
    private static readonly string Script = Path.Combine(Repository.Root, "deploy/licences.mjs");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notices_ListEveryPackage_AndEachIsPermissive()
    {
        var (exitCode, output) = await RepositoryCommand.RunAsync("node", ["deploy/licences.mjs", "--check"], Stop);

        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [InlineData("GPL-3.0-only", false, "planted 1.0.0 is GPL-3.0-only, which is not a permissive licence.")]
    [InlineData("GPL-3.0-only", true, "planted 1.0.0 is GPL-3.0-only, which is not a permissive licence.")]
    [InlineData("MIT AND LGPL-3.0-only", false, "planted 1.0.0 is MIT AND LGPL-3.0-only, which is not a permissive licence.")]
    [InlineData(null, false, "planted 1.0.0 names no licence: find it out and state it in licences.json.")]
    [InlineData("MIT OR GPL-3.0-only", false, null)]
    [InlineData("MPL-2.0", true, null)]
    [InlineData("MPL-2.0", false, "planted 1.0.0 is MPL-2.0, which is not a permissive licence.")]
    public async Task Package_UnderALicenceThatIsNotAllowed_IsRefused(string? licence, bool builtWithOnly, string? refusal)
    {
        using var folder = new TemporaryFolder();
        folder.Write("RedStation.Realtime.sln", "");
        folder.Write("deploy/licences.json", """
            { "permissive": ["MIT"], "stated": {}, "builtWith": [ { "name": "plant*", "licence": "MPL-2.0", "because": "A test." } ], "data": [] }
            """);
        var planted = new JsonObject { ["version"] = "1.0.0", ["license"] = licence, ["dev"] = builtWithOnly };
        var packages = new JsonObject { [""] = new JsonObject(), ["node_modules/planted"] = planted };
        folder.Write("api/Web/package-lock.json", new JsonObject { ["packages"] = packages }.ToJsonString());

        var (exitCode, output) = await RepositoryCommand.RunAsync("node", [Script, folder.Path], Stop);

        Assert.Equal((refusal is null ? 0 : 1, refusal ?? ""), (exitCode, output.Trim()));
        Assert.Equal(refusal is null, File.Exists(Path.Combine(folder.Path, "THIRD-PARTY-NOTICES.md")));
    }

    [Fact]
    public async Task Notices_ThatLackAPackage_AreOutOfDate()
    {
        using var folder = new TemporaryFolder();
        folder.Write("RedStation.Realtime.sln", "");
        folder.Write("deploy/licences.json", """{ "permissive": ["MIT"], "stated": {}, "builtWith": [], "data": [] }""");
        folder.Write("api/Web/package-lock.json", """{ "packages": { "node_modules/planted": { "version": "1.0.0", "license": "MIT" } } }""");
        folder.Write("THIRD-PARTY-NOTICES.md", "# Third-party packages and their licences\n");

        var (exitCode, output) = await RepositoryCommand.RunAsync("node", [Script, "--check", folder.Path], Stop);

        Assert.Equal(1, exitCode);
        Assert.Contains("+ | planted | 1.0.0 | MIT |", output, StringComparison.Ordinal);
    }
}
