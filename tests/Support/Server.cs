using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;

namespace RedStation.Tests.Support;

/// <summary>The built program as a process of its own, with its own data folder, that can be killed like a power cut.</summary>
public sealed partial class Server : IAsyncDisposable
{
    private const int SigTerm = 15;
    private const int SigContinue = 18;
    private const int SigStop = 19;

    private readonly Process process;
    private readonly List<string> output = [];

    private Server(Process process, Uri address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    /// <summary>Talks to it.</summary>
    public HttpClient Client { get; }

    /// <summary>What it has printed.</summary>
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

    /// <summary>The address it listens on.</summary>
    public Uri Address => Client.BaseAddress!;

    /// <summary>The time it has worked, on all cores together.</summary>
    public TimeSpan Worked
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The memory it holds, in bytes.</summary>
    public long Resident
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public static Task<Server> Start(string dataFolder, params string[] arguments) => Start(dataFolder, new Dictionary<string, string>(), arguments);

    /// <summary>Starts it with environment variables and waits until it is ready.</summary>
    public static Task<Server> Start(string dataFolder, IReadOnlyDictionary<string, string> environment, string[] arguments) =>
        Start(dataFolder, environment, arguments, new Uri($"http://127.0.0.1:{FreePorts.Choose()}"));

    /// <summary>Starts it at an address, as after a crash, and waits until it is ready.</summary>
    public static async Task<Server> Start(
        string dataFolder, IReadOnlyDictionary<string, string> environment, string[] arguments, Uri address)
    {
        var server = Launch("api", dataFolder, environment, arguments, address);
        await server.UntilReady();
        return server;
    }

    /// <summary>Starts one of the programs, <c>api</c> or <c>silo</c>, and does not wait for it.</summary>
    /// <param name="program">Which.</param>
    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="environment">Its settings.</param>
    /// <param name="arguments">More of its command line.</param>
    /// <param name="address">Where it listens; null for a free port.</param>
    /// <param name="network">The network namespace it lives in; null for the machine's own.</param>
    public static Server Launch(
        string program,
        string dataFolder,
        IReadOnlyDictionary<string, string> environment,
        string[] arguments,
        Uri? address = null,
        string? network = null)
    {
        address ??= new Uri($"http://127.0.0.1:{FreePorts.Choose()}");
        string[] command = network is null ? ["dotnet"] : ["ip", "netns", "exec", network, "dotnet"];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
        };
        var assembly = Repository.Program(program, program == "silo" ? "RedStation.Silo" : "RedStation.Api");
        foreach (var argument in (string[])[assembly, "--urls", address.ToString(), "--data", dataFolder, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new Server(Process.Start(start)!, address);
        server.Collect();
        return server;
    }

    /// <summary>Whether the process has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Whether it ended, or will end, because the other silos took it for dead.</summary>
    public bool WasVotedOut => Output.Contains("I have been told I am dead", StringComparison.Ordinal);

    /// <summary>SIGKILL: no shutdown, no flush.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Until.HangLimit);
    }

    /// <summary>SIGTERM: told to stop, and waited for.</summary>
    public async Task Stop()
    {
        Signal(SigTerm);
        await process.WaitForExitAsync().WaitAsync(Until.HangLimit);
    }

    /// <summary>SIGTERM: told to stop, and not waited for.</summary>
    public void BeginStop() => Signal(SigTerm);

    /// <summary>SIGSTOP: it stands still, with all its connections open.</summary>
    public void Pause() => Signal(SigStop);

    /// <summary>SIGCONT: it goes on as if nothing had been.</summary>
    public void Continue() => Signal(SigContinue);

    /// <summary>Waits for a line of output.</summary>
    public Task UntilPrinted(string text) => Until.True(
        () =>
        {
            var printed = Output.Contains(text, StringComparison.Ordinal);
            Assert.True(printed || !process.HasExited, $"It ended without printing: {text}\n{Output}");
            return printed;
        },
        () => $"{text}\n{Output}");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
    }

    private void Collect()
    {
        void Keep(string? line)
        {
            lock (output)
            {
                output.Add(line ?? "");
            }
        }

        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether <c>/readyz</c> says so.</summary>
    public async Task<bool> IsReady()
    {
        try
        {
            using var answer = await Client.GetAsync("/readyz");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Waits until it is ready.</summary>
    public async Task UntilReady()
    {
        await Until.True(
            async () =>
            {
                Assert.False(process.HasExited, Output);
                return await IsReady();
            },
            () => $"readiness; it has printed:\n{Output}");
    }

    /// <summary>One that has just ended by itself needs no signal.</summary>
    private void Signal(int signal) => Assert.True(SendSignal(process.Id, signal) == 0 || process.HasExited);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
