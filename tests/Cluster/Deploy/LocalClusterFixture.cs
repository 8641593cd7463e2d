namespace RedStation.Tests.Cluster.Deploy;

/// <summary>
/// A cluster that <c>deploy/local-cluster.sh</c> brings up, in a folder and on ports of its own, with the demo city standing still.
/// </summary>
public sealed class LocalClusterFixture : IAsyncLifetime
{
    private Dictionary<string, string> options = [];

    /// <summary>Everything it keeps.</summary>
    public string State { get; } = Directory.CreateTempSubdirectory("redstation-local-").FullName;

    /// <summary>How many silos and apis.</summary>
    public int Each { get; init; } = 2;

    /// <summary>Talks through the proxy.</summary>
    public HttpClient Proxy { get; private set; } = new();

    /// <summary>The address of one of its programs.</summary>
    public Uri Address(string name) => new($"http://127.0.0.1:{Port(name)}");

    /// <summary>Runs a command of the script; its exit code, and what it said.</summary>
    public Task<(int Code, string Said)> Run(params string[] command) => DeployScript.Run("local-cluster.sh", options, command);

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
        options = LocalOptions.Choose(Each);
        options["STATE"] = State;
        await Done("up");
        Proxy = new HttpClient { BaseAddress = Address("proxy") };
    }

    public async ValueTask DisposeAsync()
    {
        Proxy.Dispose();
        await Done("wipe");
    }

    private int Port(string name) => name == "proxy"
        ? int.Parse(options["PROXY_PORT"], null)
        : int.Parse(options[name.StartsWith("api-", StringComparison.Ordinal) ? "API_PORT" : "SILO_HTTP_PORT"], null) + name[^1] - '1';

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
}
