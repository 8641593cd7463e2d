using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RedStation.Tests.Cluster;

/// <summary>The built program as a process of its own, with its own data folder, that can be killed like a power cut.</summary>
public sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

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
        Start(dataFolder, environment, arguments, new Uri($"http://127.0.0.1:{FreePort()}"));

    /// <summary>Starts it at an address, as after a crash, and waits until it is ready.</summary>
    public static async Task<Server> Start(
        string dataFolder, IReadOnlyDictionary<string, string> environment, string[] arguments, Uri address)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
        };
        foreach (var argument in (string[])[Repository.Program("api", "RedStation.Api"), "--urls", address.ToString(), "--data", dataFolder, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new Server(Process.Start(start)!, address);
        server.Collect();
        await server.UntilReady();
        return server;
    }

    /// <summary>SIGKILL: no shutdown, no flush.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Waits for a line of output.</summary>
    public Task UntilPrinted(string text, TimeSpan limit) => Until.True(() => Task.FromResult(Output.Contains(text, StringComparison.Ordinal)), limit, text);

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

    private async Task UntilReady()
    {
        await Until.True(
            async () =>
            {
                Assert.False(process.HasExited, Output);
                try
                {
                    return (await Client.GetAsync("/readyz")).StatusCode == HttpStatusCode.OK;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            StartLimit,
            "readyz");
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
