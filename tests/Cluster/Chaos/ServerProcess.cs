using System.Diagnostics;
using System.Globalization;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>A server that is killed, paused and started anew with the same command line.</summary>
public sealed class ServerProcess(string name, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder)
    : IAsyncDisposable
{
    private const int LinesKept = 400;

    private readonly Queue<string> output = new();
    private Process? process;

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>The last lines that it and its forerunners printed.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    /// <summary>Starts it; it may take a while until it serves.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo(arguments[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    /// <summary>SIGSTOP.</summary>
    public Task Pause() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public Task Resume() => Signal("CONT");

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process?.Dispose();
    }

    private async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private void Keep(string? line)
    {
        lock (output)
        {
            output.Enqueue($"{name}: {line}");
            if (output.Count > LinesKept)
            {
                output.Dequeue();
            }
        }
    }
}
