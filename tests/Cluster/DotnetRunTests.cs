using System.Diagnostics;

namespace RedStation.Tests.Cluster;

/// <summary>The command that the README gives, as a user types it in a folder of their own.</summary>
public sealed class DotnetRunTests : IDisposable
{

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-run-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task RelativePaths_AreThoseOfTheCallersFolder()
    {
        Directory.CreateDirectory(Path.Combine(folder, "day"));
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "day", "stations.csv"), ["id,name,lat,lon,ports", "s-1,样站,30.27,120.15,2"], TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "day", "trace.csv"), ["at,station,port,status", "0,s-1,1,available", "1,s-1,7,available"],
            TestContext.Current.CancellationToken);

        using var run = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "run", "--no-build", "--configuration", Repository.Configuration, "--project", Path.Combine(Repository.Root, "api"), "--",
                "--trace", "day/trace.csv", "--trace-speed", "1000", "--data", "kept", "--urls", "http://127.0.0.1:0",
            },
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        try
        {
            Assert.Contains("applied 1, ignored 0, unchanged 0, unreadable 1", await LineWith(run, "trace finished: "), StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(folder, "kept", "redstation.db")));
        }
        finally
        {
            run.Kill(entireProcessTree: true);
            await run.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<string> LineWith(Process run, string text)
    {
        using var limit = new CancellationTokenSource(Until.HangLimit);
        while (await run.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The program ended without a line that begins with: {text}");
    }
}
