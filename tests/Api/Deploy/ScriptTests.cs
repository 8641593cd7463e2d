using System.Diagnostics;

namespace RedStation.Tests.Api.Deploy;

/// <summary>The shell scripts that operators and tests run, as shellcheck reads them.</summary>
public sealed class ScriptTests
{
    private static readonly string[] Scripts =
    [
        .. DeployFiles.All(".", "*.sh").Where(path => !path.StartsWith('.')).Select(path => "deploy/" + path),
        "tests/run.sh", "tests/golden.sh", "tests/pictures.sh", ".ci/run",
    ];

    [Fact]
    public async Task Scripts_HaveNothingThatShellcheckWarnsOf()
    {
        Assert.Contains("deploy/local/cluster.sh", Scripts);
        using var check = Start();
        var said = await check.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(check.ExitCode == 0, said);
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("shellcheck", ["--severity=warning", "--format=gcc", .. Scripts])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = Repository.Root,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("shellcheck is missing: apt-get install shellcheck, as tests/run.sh does.");
        }
    }
}
