using Npgsql;
using RedStation.Tests.Cluster.Chaos.Faults;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>Two silos and two apis on PostgreSQL, each on a machine of its own as far as the network goes, where that is permitted.</summary>
public sealed class ClusterTarget : IChaosTarget
{
    /// <summary>What a process says once it has started.</summary>
    private const string Started = "Started; Ctrl+C ends it";

    private static readonly string[] Names = ["silo-1", "silo-2", "api-1", "api-2"];
    private static readonly (TimeSpan, TimeSpan) Moments = (TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(3));
    private static readonly (TimeSpan, TimeSpan) Seconds = (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(8));
    // Longer than it takes to be voted out.
    private static readonly (TimeSpan, TimeSpan) Long = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-chaos-").FullName;
    private readonly FaultFile faults;
    private readonly Dictionary<string, Server> servers = [];
    private readonly List<string> ended = [];
    private readonly PostgresServer database;
    private readonly Network? network;
    private readonly string connection;
    private readonly bool quick;

    private ClusterTarget(PostgresServer database, string connection, Network? network, string? skipped, bool quick)
    {
        (this.database, this.connection, this.network, this.quick) = (database, connection, network, quick);
        faults = new FaultFile(folder);
        Skipped = skipped is null ? [] : [$"{FaultKind.Cut}: {skipped}"];
        foreach (var name in Names)
        {
            servers[name] = Start(name, null);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Uri> Apis => [servers["api-1"].Address, servers["api-2"].Address];

    /// <inheritdoc/>
    public IReadOnlyList<string> Skipped { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Ended => ended;

    /// <inheritdoc/>
    public string Output => string.Join('\n', servers.Select(server => $"--- {server.Key}\n{server.Value.Output}"));

    /// <inheritdoc/>
    public IReadOnlyList<PossibleFault> Possible =>
    [
        new(FaultKind.Kill, "silo-1", Moments),
        new(FaultKind.Kill, "api-1", Moments),
        new(FaultKind.FailBeforeCommit, "storage", Moments),
        new(FaultKind.FailAfterCommit, "storage", Moments),
        new(FaultKind.CrashDatabase, "database", Moments),
        .. quick ? [] : More,
    ];

    private IEnumerable<PossibleFault> More =>
    [
        new(FaultKind.Kill, "silo-2", Moments),
        new(FaultKind.Kill, "api-2", Moments),
        new(FaultKind.RestartDatabase, "database", Seconds),
        new(FaultKind.Pause, "silo-1", Long),
        new(FaultKind.Pause, "silo-2", Seconds),
        new(FaultKind.Pause, "api-2", Seconds),
        .. network is null
            ? (PossibleFault[])[]
            :
            [
                new(FaultKind.Cut, "silo-1 silo-2", Long),
                new(FaultKind.Cut, "api-1 silo-2", Seconds),
                new(FaultKind.Cut, "api-2 silo-1", Long),
            ],
    ];

    /// <summary>Starts database and processes.</summary>
    /// <param name="quick">Without the faults that take long.</param>
    public static async Task<ClusterTarget> Start(bool quick)
    {
        var (network, reason) = quick ? (null, "takes longer than a short run") : await Network.TryMake();
        foreach (var name in network is null ? [] : Names)
        {
            Assert.Null(await network!.Add(name));
        }

        var database = await PostgresServer.Start();
        var connection = await database.CreateDatabase("redstation");
        return new ClusterTarget(
            database, connection.Replace("Host=127.0.0.1", "Host=" + database.Socket, StringComparison.Ordinal), network, reason, quick);
    }

    /// <inheritdoc/>
    public async Task Do(ScheduledFault fault)
    {
        await Replace(killed: null);
        var targets = fault.Target.Split(' ');
        switch (fault.Kind)
        {
            case FaultKind.Kill:
                await servers[fault.Target].Kill();
                await Task.Delay(fault.Lasts);
                break;
            case FaultKind.Pause:
                servers[fault.Target].Pause();
                await Task.Delay(fault.Lasts);
                servers[fault.Target].Continue();
                break;
            case FaultKind.CrashDatabase or FaultKind.RestartDatabase:
                await (fault.Kind == FaultKind.CrashDatabase ? database.Kill() : database.Stop());
                await Task.Delay(fault.Lasts);
                await database.Again();
                break;
            case FaultKind.Cut:
                await network!.Cut(targets[0], targets[1], cut: true);
                await Task.Delay(fault.Lasts);
                await network.Cut(targets[0], targets[1], cut: false);
                break;
            default:
                await faults.Do(fault);
                break;
        }

        // A silo that goes on after it was voted out takes a moment to learn of it; one that takes longer is put back before the next fault.
        await Task.Delay(TimeSpan.FromSeconds(2));
        await Replace(fault.Kind == FaultKind.Kill ? fault.Target : null);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string[]>> Query(string sql)
    {
        await using var reading = new NpgsqlConnection(connection);
        await reading.OpenAsync();
        return await Rows.Read(reading, sql);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers.Values)
        {
            await server.DisposeAsync();
        }

        NpgsqlConnection.ClearAllPools();
        await database.DisposeAsync();
        if (network is not null)
        {
            await network.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What was killed, and silos that were voted out and ended, are put back at their addresses, as an operator's tool would.</summary>
    private async Task Replace(string? killed)
    {
        foreach (var name in Names.Where(name => servers[name].HasEnded))
        {
            var before = servers[name];
            if (name != killed)
            {
                ended.Add($"{name} ended by itself: {LastWords(before)}");
            }

            servers[name] = Start(name, before.Address);
            await before.DisposeAsync();
        }
    }

    private static string LastWords(Server ended)
    {
        if (!ended.Output.Contains(Started, StringComparison.Ordinal))
        {
            return IChaosTarget.NotStarted;
        }

        var lines = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.LastOrDefault(line => line.Contains(IChaosTarget.VotedOut, StringComparison.Ordinal)) ?? string.Join(" / ", lines.TakeLast(5));
    }

    private Server Start(string name, Uri? address)
    {
        var program = name.Split('-')[0];
        var settings = new Dictionary<string, string>([.. ChaosSettings.Environment, .. faults.Environment])
        {
            ["ConnectionStrings__RedStation"] = connection,
        };
        if (network is not null)
        {
            settings["RedStation__Cluster__Address"] = network.AddressOf(name);
            address ??= new Uri($"http://{network.AddressOf(name)}:{FreePorts.Choose()}");
        }

        return Server.Launch(program, folder, settings, program == "api" ? ["--client", "--demo"] : [], address, network?.Namespace(name));
    }
}
