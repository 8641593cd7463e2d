using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace RedStation.Tests.Grains.Storage;

/// <summary>A PostgreSQL server of a test's own on a free port of the loopback address, whose data is gone when it is.</summary>
public sealed class OwnPostgres : IAsyncLifetime
{
    /// <summary>What its one user signs in with.</summary>
    public const string Password = "a-made-password-5931";

    private const string User = "redstation";

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-postgres-").FullName;
    private int databases;

    /// <summary>Where it listens.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Whether there are PostgreSQL's programs on this machine.</summary>
    public static bool IsInstalled => Programs is not null;

    private static string? Programs { get; } = Find();

    private string Data => Path.Combine(folder, "data");

    /// <summary>A connection string for a database.</summary>
    public string Of(string database, string password = Password) =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username={User};Password={password};Timeout=5";

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public async Task<string> NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        await Execute("postgres", $"CREATE DATABASE {name}");
        return Of(name);
    }

    /// <summary>Runs a statement, also on a server that takes no writes.</summary>
    public async Task Execute(string database, string statement)
    {
        await using var connection = new NpgsqlConnection(Of(database) + ";Pooling=false;Options=-c default_transaction_read_only=off");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts it.</summary>
    public async ValueTask InitializeAsync()
    {
        Assert.True(IsInstalled, "PostgreSQL is missing: apt-get install postgresql");
        var secret = Path.Combine(folder, "secret");
        await File.WriteAllTextAsync(secret, Password);
        if (Environment.UserName == "root")
        {
            // The server refuses to run as root.
            await Run("chown", "-R", "postgres:", folder);
        }

        await Server("initdb", "-D", Data, "-U", User, "--pwfile=" + secret, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8");
        await Start();
    }

    /// <summary>Starts it again after <see cref="Stop"/>.</summary>
    public Task Start() => Server(
        "pg_ctl", "-D", Data, "-w", "-s", "-l", Path.Combine(folder, "log"),
        "-o", $"-c port={Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=on", "start");

    /// <summary>Stops it; whoever is connected is thrown out.</summary>
    public Task Stop() => Server("pg_ctl", "-D", Data, "-w", "-s", "-m", "fast", "stop");

    /// <summary>Stops it and removes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await Server("pg_ctl", "-D", Data, "-w", "-s", "-m", "immediate", "stop");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static Task Server(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(Programs!, program), .. arguments];
        return Environment.UserName == "root" ? Run("runuser", ["-u", "postgres", "--", .. command]) : Run(command[0], command[1..]);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = "/" })!;
        // The server inherits the output, so its end is not waited for.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
        Assert.Equal(0, process.ExitCode);
    }

    private static string? Find() => (Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(version => version.Length).ThenByDescending(version => version).Select(version => Path.Combine(version, "bin"))
            : [])
        .Append("/usr/local/bin").Append("/usr/bin")
        .FirstOrDefault(programs => File.Exists(Path.Combine(programs, "initdb")));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
