using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace RedStation.Tests.Support;

/// <summary>
/// A real PostgreSQL server with a data folder and a port of its own, gone at the end. It refuses to run as root, so under root it
/// runs as the user that its package made.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Its one user.</summary>
    public const string User = "redstation";

    private const string Unprivileged = "postgres";
    private const string Installed = "/usr/lib/postgresql";

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-postgres-").FullName;
    private readonly string? password;
    private Process? process;

    private PostgresServer(string? password) => this.password = password;

    /// <summary>Whether there is one on this machine to start.</summary>
    public static bool IsInstalled => Find("initdb") is not null;

    /// <summary>Its first process, the parent of its sessions.</summary>
    public int ProcessId => process!.Id;

    /// <summary>Where it listens, on the loopback address.</summary>
    public int Port { get; } = FreePorts.Choose();

    /// <summary>Whether it has been started and not been ended since.</summary>
    public bool Runs => process is { HasExited: false };

    /// <summary>The folder of its socket, for processes that do not share the machine's network.</summary>
    public string Socket => folder;

    private string Data => Path.Combine(folder, "data");

    private string PortText => Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Makes one and starts it.</summary>
    /// <param name="password">
    /// With one it is as an operator should have it: it asks for the password, and waits for its disk. Without one it trusts whoever
    /// comes; and as whole machines do not die here, nothing is lost by not waiting.
    /// </param>
    public static async Task<PostgresServer> Start(string? password = null)
    {
        var server = new PostgresServer(password);
        var secret = Path.Combine(server.folder, "secret");
        await File.WriteAllTextAsync(secret, password ?? "unused");
        if (IsRoot)
        {
            await Run("chown", "-R", Unprivileged, server.folder);
        }

        await Run(
            Program("initdb"), "--pgdata", server.Data, "--username", User, "--pwfile", secret,
            "--auth", password is null ? "trust" : "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8");
        await server.Again();
        return server;
    }

    /// <summary>Starts it again on the same data after <see cref="Kill"/> or <see cref="Stop"/>.</summary>
    public async Task Again()
    {
        process = Process.Start(As(
            Program("postgres"),
            "-D", Data, "-p", PortText, "-h", "127.0.0.1", "-k", folder,
            "-c", password is null ? "fsync=off" : "fsync=on", "-c", "max_connections=200"))!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        var waited = Stopwatch.StartNew();
        while (!await Try(Program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", PortText))
        {
            if (process.HasExited || waited.Elapsed > Until.HangLimit)
            {
                throw new InvalidOperationException(process.HasExited ? "PostgreSQL ended while it started." : "PostgreSQL did not start.");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Ends it at once, as a fault of its machine would; what it had committed is there when it is started again.</summary>
    public Task Kill() => End("-QUIT");

    /// <summary>Ends it in order, sessions and all, as for an upgrade of the server.</summary>
    public Task Stop() => End("-INT");

    /// <summary>Makes an empty database and tells how to reach it.</summary>
    public async Task<string> CreateDatabase(string name)
    {
        await Execute("postgres", $"CREATE DATABASE {name}");
        return To(name);
    }

    /// <summary>A connection string for a database.</summary>
    public string To(string database) => To(database, password);

    /// <summary>The same with another password.</summary>
    public string To(string database, string? password) =>
        $"Host=127.0.0.1;Port={Port};Username={User};Database={database}" + (password is null ? "" : $";Password={password};Timeout=5");

    /// <summary>Runs a statement, also on a server that takes no writes.</summary>
    public async Task Execute(string database, string statement)
    {
        await using var connection = new NpgsqlConnection(To(database) + ";Pooling=false;Options=-c default_transaction_read_only=off");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Runs)
        {
            await Kill();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task End(string signal)
    {
        await Try("kill", signal, process!.Id.ToString(CultureInfo.InvariantCulture));
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    private static bool IsRoot => Environment.IsPrivilegedProcess;

    private static string Program(string name) => Find(name)
        ?? throw new InvalidOperationException($"{name} was not found under {Installed}: install the package postgresql, as tests/run.sh does.");

    /// <summary>The newest that is installed, or null.</summary>
    private static string? Find(string name) => (Directory.Exists(Installed) ? Directory.GetDirectories(Installed) : [])
        .OrderByDescending(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Select(version => Path.Combine(version, "bin", name))
        .FirstOrDefault(File.Exists);

    private static ProcessStartInfo As(string program, params IEnumerable<string> arguments)
    {
        string[] prefix = IsRoot && program.StartsWith(Installed, StringComparison.Ordinal)
            ? ["setpriv", "--reuid", Unprivileged, "--regid", Unprivileged, "--clear-groups", program]
            : [program];
        return new ProcessStartInfo(prefix[0], [.. prefix[1..], .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
    }

    private static async Task Run(string program, params IEnumerable<string> arguments)
    {
        using var run = Process.Start(As(program, arguments))!;
        var output = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed: {string.Concat(output)}");
        }
    }

    private static async Task<bool> Try(string program, params IEnumerable<string> arguments)
    {
        using var run = Process.Start(As(program, arguments))!;
        await Task.WhenAll(run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return run.ExitCode == 0;
    }
}
