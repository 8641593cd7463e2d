using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>Two silos and two apis as processes of their own on a PostgreSQL of their own, with the still demo city in it.</summary>
public sealed class PostgresClusterFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("redstation-cluster-").FullName;
    private readonly Dictionary<string, string> settings = new(DemoServerFixture.Settings);
    private readonly List<Server> all = [];
    private PostgresServer? database;

    /// <summary>The silos.</summary>
    public Server[] Silos { get; } = new Server[2];

    /// <summary>The apis, which are clients.</summary>
    public Server[] Apis { get; } = new Server[2];

    /// <summary>The database.</summary>
    public PostgresServer Database => database!;

    public async ValueTask InitializeAsync()
    {
        database = await PostgresServer.Start();
        settings["ConnectionStrings__RedStation"] = await database.CreateDatabase("redstation");
        settings["RedStation__DrainDelay"] = "00:00:01";
        // All at once: whoever comes first migrates, makes the keys and so on.
        for (var number = 0; number < 2; number++)
        {
            StartSilo(number);
            StartApi(number);
        }

        await UntilReady();
        await Until.True(
            async () => await HasStations(Apis[0].Client)
                && Apis[1].Output.Contains("demo city is there", StringComparison.Ordinal),
            "the demo city");
    }

    /// <summary>An api that is busy while the city is made says so, and is asked again.</summary>
    private static async Task<bool> HasStations(HttpClient client)
    {
        using var answer = await client.GetAsync("/api/v1/stations?limit=1");
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("\"id\"", StringComparison.Ordinal);
    }

    /// <summary>Puts a silo in the place of one that has ended.</summary>
    public Server StartSilo(int number) => Silos[number] = Kept(Server.Launch("silo", folder, settings, [], Silos[number]?.Address));

    /// <summary>Puts an api in the place of one that has ended, at its address.</summary>
    public Server StartApi(int number) =>
        Apis[number] = Kept(Server.Launch("api", folder, settings, ["--client", "--demo"], Apis[number]?.Address));

    /// <summary>Puts back what a test has ended or left standing still, if it failed on its way.</summary>
    public async Task Restore()
    {
        for (var number = 0; number < 2; number++)
        {
            Silos[number].Continue();
            _ = Silos[number].HasEnded ? StartSilo(number) : null;
            _ = Apis[number].HasEnded ? StartApi(number) : null;
        }

        await UntilReady();
    }

    /// <summary>
    /// Waits until every process is ready. Silos that start while the machine is busy may vote each other out, and one that was voted out ends; as
    /// a service manager does, this starts it again.
    /// </summary>
    public async Task UntilReady()
    {
        await Until.True(
            async () =>
            {
                for (var number = 0; number < 2; number++)
                {
                    _ = Silos[number] is { HasEnded: true, WasVotedOut: true } ? StartSilo(number) : null;
                }

                return (await Task.WhenAll(Silos.Select(silo => silo.IsReady()))).All(ready => ready);
            },
            () => "silos that are ready\n" + string.Join('\n', Silos.Select(silo => silo.Output)));
        await Task.WhenAll(Apis.Select(api => api.UntilReady()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in all)
        {
            await server.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Those that were replaced too: who talked to them talks on to the same address.</summary>
    private Server Kept(Server server)
    {
        all.Add(server);
        return server;
    }
}
