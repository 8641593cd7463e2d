
namespace RedStation.Tests.Api.Trust;

/// <summary>What a restore under <c>Directory.Build.props</c> says of a package with a known flaw. Nothing leaves this machine.</summary>
public sealed class AuditTests
{
    [Theory]
    [InlineData(3, "error NU1904")]
    [InlineData(2, "error NU1903")]
    [InlineData(1, "warning NU1902")]
    [InlineData(0, "warning NU1901")]
    [InlineData(null, "warning NU1905")]
    public async Task Restore_FailsForAGraveFlaw_AndNotForASourceThatKnowsOfNone(int? severity, string expected)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var source = await PackageSource.StartAsync(severity, stop);
        using var folder = new TemporaryFolder();
        folder.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="test" value="{source.Index}" allowInsecureConnections="true" /></packageSources>
              <auditSources><clear /><add key="test" value="{source.Index}" allowInsecureConnections="true" /></auditSources>
            </configuration>
            """);
        folder.Write("Directory.Build.props", $"""<Project><Import Project="{Repository.Root}/Directory.Build.props" /></Project>""");
        const string Versions = """<Project><ItemGroup><PackageVersion Include="Planted" Version="1.0.0" /></ItemGroup></Project>""";
        folder.Write("Directory.Packages.props", Versions);
        folder.Write("Trial.csproj", """<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><PackageReference Include="Planted" /></ItemGroup></Project>""");

        var (exitCode, output) = await RepositoryCommand.RunAsync("dotnet", ["restore"], stop, folder.Path, new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = Path.Combine(folder.Path, "packages"),
            ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(folder.Path, "cache"),
        });

        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Equal(expected.StartsWith("error", StringComparison.Ordinal) ? 1 : 0, exitCode);
    }
}
