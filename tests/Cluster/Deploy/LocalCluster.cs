using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RedStation.Tests.Cluster.Deploy;

/// <summary>A cluster that <c>deploy/local-cluster.sh</c> brings up, in a folder and on ports of its own, with the demo city standing still.</summary>
public sealed class LocalCluster : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, string> environment = new()
    {
        ["DEMO"] = "1",
        ["BUILD"] = "0",
        ["CONFIGURATION"] = Repository.Configuration,
        ["RedStation__DemoCity__Play"] = "false",
    };

    /// <summary>Everything it keeps.</summary>
    public string State { get; } = Directory.CreateTempSubdirectory("redstation-local-").FullName;

    /// <summary>How many silos and apis.</summary>
    public int Each { get; init; } = 2;

    /// <summary>Talks through the proxy.</summary>
    public HttpClient Proxy { get; private set; } = new();

    /// <summary>The address of one of its programs.</summary>
    public Uri Address(string name) => new($"http://127.0.0.1:{Port(name)}");

    /// <summary>Runs a command of the script; its exit code, and what it said.</summary>
    public async Task<(int Code, string Said)> Run(params string[] command)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "deploy", "local-cluster.sh"), command)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        // Until the end of the script, not of the output: programs that it leaves running must not hold that open.
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>Runs a command that must succeed.</summary>
    public async Task<string> Done(params string[] command)
    {
        var (code, said) = await Run(command);
        Assert.True(code == 0, $"{string.Join(' ', command)}: {said}");
        return said;
    }

    /// <summary>Processes that have something to do with the state folder.</summary>
    public string[] Processes() =>
    [
        .. Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)
            && Holds(folder).Any(held => held.Contains(State, StringComparison.Ordinal))),
    ];

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, port) in ((string[])["PROXY_PORT", "POSTGRES_PORT"]).Zip(FreePorts(2, 1)))
        {
            environment[name] = $"{port}";
        }

        foreach (var (name, port) in ((string[])["API_PORT", "SILO_HTTP_PORT", "SILO_PORT", "GATEWAY_PORT"]).Zip(FreePorts(4, Each)))
        {
            environment[name] = $"{port}";
        }

        (environment["STATE"], environment["SILOS"], environment["APIS"]) = (State, $"{Each}", $"{Each}");
        await Done("up");
        Proxy = new HttpClient { BaseAddress = Address("proxy") };
    }

    public async ValueTask DisposeAsync()
    {
        Proxy.Dispose();
        await Done("wipe");
    }

    private int Port(string name) => name == "proxy"
        ? int.Parse(environment["PROXY_PORT"], null)
        : int.Parse(environment[name.StartsWith("api-", StringComparison.Ordinal) ? "API_PORT" : "SILO_HTTP_PORT"], null) + name[^1] - '1';

    /// <summary>A process' command line, its working directory and its open files.</summary>
    private static string[] Holds(string process)
    {
        try
        {
            return
            [
                File.ReadAllText(Path.Combine(process, "cmdline")),
                new FileInfo(Path.Combine(process, "cwd")).LinkTarget ?? "",
                .. Directory.GetFiles(Path.Combine(process, "fd")).Select(file => new FileInfo(file).LinkTarget ?? ""),
            ];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile, or is somebody else's.
            return [];
        }
    }

    /// <summary>The first of so many free ports in a row, several times over.</summary>
    private static int[] FreePorts(int rows, int length)
    {
        List<TcpListener> held = [];
        List<int> firsts = [];
        try
        {
            for (var tries = 0; firsts.Count < rows; tries++)
            {
                Assert.True(tries < 1000, "No free ports.");
                var listener = Hold(0)!;
                var first = ((IPEndPoint)listener.LocalEndpoint).Port;
                TcpListener?[] row = [listener, .. Enumerable.Range(first + 1, length - 1).Select(Hold)];
                held.AddRange(row.OfType<TcpListener>());
                if (!row.Contains(null))
                {
                    firsts.Add(first);
                }
            }

            return [.. firsts];
        }
        finally
        {
            held.ForEach(listener => listener.Stop());
        }
    }

    private static TcpListener? Hold(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
