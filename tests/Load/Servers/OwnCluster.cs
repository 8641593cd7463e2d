namespace RedStation.Tests.Load.Servers;

/// <summary>Silos and an api of our own as processes of their own on one database.</summary>
public sealed class OwnCluster : IServer
{
    private readonly OwnServer api;

    private OwnCluster(IReadOnlyList<OwnServer> silos, OwnServer api)
    {
        (Silos, this.api) = (silos, api);
        Usage = new ProcessUsage([.. silos.Append(api).Select(server => System.Diagnostics.Process.GetProcessById(server.ProcessId))]);
    }

    /// <summary>The silos.</summary>
    public IReadOnlyList<OwnServer> Silos { get; }

    /// <summary>The api.</summary>
    public OwnServer Api => api;

    /// <inheritdoc/>
    public Uri Address => api.Address;

    /// <summary>The api's data folder.</summary>
    public string Folder => api.Folder;

    /// <inheritdoc/>
    public ProcessUsage? Usage { get; }

    /// <summary>Starts it and waits until every process is ready.</summary>
    /// <param name="folder">For the keys.</param>
    /// <param name="database">How to reach the database, which may be empty.</param>
    /// <param name="silos">How many.</param>
    public static async Task<OwnCluster> Start(string folder, string database, int silos)
    {
        (string Name, string Value)[] settings = [("ConnectionStrings__RedStation", database)];
        var started = new List<OwnServer>();
        try
        {
            for (var number = 0; number < silos; number++)
            {
                started.Add(await OwnServer.Start(Repository.Program("silo", "RedStation.Silo"), [], folder, settings));
            }

            return new OwnCluster([.. started], await OwnServer.Start(Repository.Program("api", "RedStation.Api"), ["--client"], folder, settings));
        }
        catch (InvalidOperationException)
        {
            foreach (var server in started)
            {
                await server.DisposeAsync();
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Usage?.Dispose();
        foreach (var server in Silos.Prepend(api))
        {
            await server.DisposeAsync();
        }
    }
}
