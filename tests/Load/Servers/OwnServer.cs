using System.Net;

namespace RedStation.Tests.Load.Servers;

/// <summary>
/// The built api, or silo, as a process of its own with a data folder of its own. Its limits on requests are raised, because one program
/// stands for a city here, and silence is suffered for longer, because its devices send no heartbeats between their reports; a visit is over at
/// once, because few riders come to few stations over and over. Nothing else about it differs from what people run.
/// </summary>
public sealed class OwnServer : IServer
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    /// <summary>How long after a rider's last reading at a station a visit there is over; the shortest that may be set.</summary>
    public static TimeSpan VisitPause { get; } = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["RedStation__Limits__AnonymousPerSecond"] = "1000000",
        ["RedStation__Limits__AnonymousBurst"] = "1000000",
        ["RedStation__Limits__StaffPerSecond"] = "1000000",
        ["RedStation__Limits__StaffBurst"] = "1000000",
        ["RedStation__Stations__SilenceLimit"] = "01:00:00",
        ["RedStation__Stations__VisitPause"] = VisitPause.ToString(),
        ["Logging__LogLevel__Default"] = "Warning",
    };

    private readonly ChildProcess child;

    private OwnServer(ChildProcess child, Uri address, string folder)
    {
        this.child = child;
        Address = address;
        Folder = folder;
        Usage = new ProcessUsage(child.Process);
    }

    /// <inheritdoc/>
    public Uri Address { get; }

    /// <summary>Its data.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public ProcessUsage? Usage { get; }

    /// <summary>Its process.</summary>
    public int ProcessId => child.Process.Id;

    /// <summary>Whether it is there no more.</summary>
    public bool HasEnded => child.Process.HasExited;

    /// <summary>What it printed last.</summary>
    public string Output => child.Output;

    /// <summary>Starts it on a data folder and waits until it is ready.</summary>
    public static Task<OwnServer> Start(string folder, params (string Name, string Value)[] settings) =>
        Start(Repository.Program("api", "RedStation.Api"), [], folder, settings);

    /// <summary>Starts one of the programs of a cluster on a data folder and waits until it is ready.</summary>
    public static async Task<OwnServer> Start(
        string assembly, IReadOnlyList<string> arguments, string folder, params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.Choose()}");
        var environment = new Dictionary<string, string>(Settings);
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        var child = ChildProcess.Dotnet(assembly, folder, environment, ["--urls", address.ToString(), "--data", folder, .. arguments]);
        using var client = new HttpClient { BaseAddress = address };
        await child.Until(() => IsReady(client), StartLimit, "The server's /readyz", TimeSpan.FromMilliseconds(10));
        return new OwnServer(child, address, folder);
    }

    /// <summary>SIGKILL, as in a power cut.</summary>
    public Task Kill() => child.Kill();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Usage?.Dispose();
        await child.DisposeAsync();
    }

    private static async Task<bool> IsReady(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/readyz");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
