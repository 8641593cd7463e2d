using System.Collections.Concurrent;
using System.Diagnostics;

namespace RedStation.Tests.Browser;

/// <summary>An example of the written pages, running.</summary>
internal sealed class NodeProgram : IDisposable
{
    private readonly ConcurrentQueue<string> said = new();
    private readonly string folder;
    private readonly Process node;

    /// <summary>Starts it.</summary>
    /// <param name="folder">Where it is; removed with it.</param>
    /// <param name="file">Its file.</param>
    /// <param name="environment">What it is told.</param>
    public NodeProgram(string folder, string file, params (string Name, string Value)[] environment)
    {
        this.folder = folder;
        var start = new ProcessStartInfo("node", file)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        node = Process.Start(start)!;
        node.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        node.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        node.BeginOutputReadLine();
        node.BeginErrorReadLine();
    }

    /// <summary>What it has said so far.</summary>
    public IReadOnlyCollection<string> Said => said;

    /// <summary>Waits until it has said a line that begins so, and answers the line.</summary>
    public async Task<string> Says(string words)
    {
        await Until.True(
            () => said.Any(line => line.StartsWith(words, StringComparison.Ordinal)), () => words + " in:\n" + string.Join('\n', said.TakeLast(30)));
        return said.First(line => line.StartsWith(words, StringComparison.Ordinal));
    }

    public void Dispose()
    {
        node.Kill();
        node.WaitForExit(Until.HangLimit);
        node.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
