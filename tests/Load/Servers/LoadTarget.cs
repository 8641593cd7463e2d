using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Servers;

/// <summary>The server under load with the stations of the load in it, and who may do what there.</summary>
public sealed class LoadTarget : IAsyncDisposable
{
    private readonly IServer server;

    private LoadTarget(IServer server, Rest rest, IIdentities identities)
    {
        (this.server, Rest, Identities) = (server, rest, identities);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => server.Address;

    /// <summary>What it uses, or null.</summary>
    public ProcessUsage? Usage => server.Usage;

    /// <summary>Our own server, or null at somebody's deployment.</summary>
    public OwnServer? Own => server as OwnServer;

    /// <summary>The public interface.</summary>
    public Rest Rest { get; }

    /// <summary>The load's people and devices.</summary>
    public IIdentities Identities { get; }

    /// <summary>Starts a server of our own, or takes the one given.</summary>
    /// <param name="run">Whose run.</param>
    /// <param name="settings">Settings of a server of our own.</param>
    public static async Task<LoadTarget> Open(Run run, params (string Name, string Value)[] settings)
    {
        var admin = run.Arguments.Text("admin") ?? Environment.GetEnvironmentVariable(SignedInIdentities.Variable);
        var processId = run.Arguments.Whole("pid", 0, 0, int.MaxValue);
        if (run.Url is { } url)
        {
            var given = new Rest(url);
            return new LoadTarget(new GivenServer(url, processId == 0 ? null : processId), given, new SignedInIdentities(given, admin));
        }

        run.Progress("starting a server");
        return await OpenOwn(run.Folder.Under("data"), settings);
    }

    /// <summary>Starts a server of our own on a data folder.</summary>
    public static async Task<LoadTarget> OpenOwn(string folder, params (string Name, string Value)[] settings)
    {
        var own = await OwnServer.Start(folder, settings);
        var rest = new Rest(own.Address);
        return new LoadTarget(own, rest, new MintedIdentities(own.Folder, rest));
    }

    /// <summary>Takes the api of a cluster of our own, which shares its data folder.</summary>
    public static LoadTarget Of(OwnCluster cluster)
    {
        var rest = new Rest(cluster.Address);
        return new LoadTarget(cluster, rest, new MintedIdentities(cluster.Folder, rest));
    }

    /// <summary>Brings the stations in. Repeating it changes nothing.</summary>
    public async Task Import(StationPlan plan) => Rest.Good(
        await Rest.PostText("/api/v1/stations:import", await Identities.Admin(), plan.Csv(), "text/csv"), "/api/v1/stations:import");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Identities.Dispose();
        Rest.Dispose();
        await server.DisposeAsync();
    }
}
