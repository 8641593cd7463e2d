using System.Globalization;
using Npgsql;

namespace RedStation.Tests.Load.Servers;

/// <summary>
/// A PostgreSQL server of our own: loopback, a free port, a data folder that goes with it. What it acknowledges is on the disk, as a
/// deployment's must be.
/// </summary>
public sealed class OwnPostgres : IAsyncDisposable
{
    private const string User = "redstation";
    private const string Unprivileged = "postgres";
    private const string Installed = "/usr/lib/postgresql";
    private const string Connections = "200";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly ChildProcess child;
    private readonly string folder;
    private readonly string server;

    private OwnPostgres(ChildProcess child, string folder, string server) => (this.child, this.folder, this.server) = (child, folder, server);

    /// <summary>The newest that is installed, or null.</summary>
    public static string? Programs { get; } = (Directory.Exists(Installed) ? Directory.GetDirectories(Installed) : [])
        .OrderByDescending(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Select(version => Path.Combine(version, "bin"))
        .FirstOrDefault(programs => File.Exists(Path.Combine(programs, "initdb")));

    /// <summary>Seconds it has worked, its sessions together.</summary>
    public double CpuSeconds => ProcessTree.CpuSeconds(child.Process.Id);

    /// <summary>Makes one and starts it.</summary>
    public static async Task<OwnPostgres> Start()
    {
        var folder = Directory.CreateTempSubdirectory("redstation-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            // It refuses to run as root.
            await Run("chown", folder, Unprivileged, folder);
        }

        var (data, port) = (Path.Combine(folder, "data"), ChildProcess.FreePort().ToString(CultureInfo.InvariantCulture));
        var (initdb, start) = (As("initdb"), As("postgres"));
        await Run(initdb[0], folder, [.. initdb[1..], "-D", data, "-U", User, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]);
        var child = ChildProcess.Start(
            start[0], folder, null, [.. start[1..], "-D", data, "-p", port, "-h", "127.0.0.1", "-k", "", "-c", "max_connections=" + Connections]);
        var server = $"Host=127.0.0.1;Port={port};Username={User}";
        await child.Until(() => Answers(server), StartLimit, "PostgreSQL");
        return new OwnPostgres(child, folder, server);
    }

    /// <summary>How to reach one of its databases.</summary>
    public string Of(string database) => $"{server};Database={database}";

    /// <summary>Makes an empty database and tells how to reach it.</summary>
    public async Task<string> NewDatabase(string name)
    {
        await Ask("postgres", $"CREATE DATABASE {name}");
        return Of(name);
    }

    /// <summary>Asks for one value.</summary>
    public async Task<long> Ask(string database, string statement)
    {
        await using var connection = new NpgsqlConnection(Of(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // SIGTERM would wait for the sessions, SIGKILL leave some behind.
        await Run("kill", "/", "-QUIT", child.Process.Id.ToString(CultureInfo.InvariantCulture));
        await child.Process.WaitForExitAsync();
        await child.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string[] As(string program) =>
        [.. Environment.IsPrivilegedProcess ? (string[])["setpriv", "--reuid", Unprivileged, "--regid", Unprivileged, "--clear-groups"] : [], Path.Combine(Programs!, program)];

    private static async Task Run(string program, string folder, params IReadOnlyList<string> arguments)
    {
        await using var run = ChildProcess.Start(program, folder, null, arguments);
        await run.Process.WaitForExitAsync();
        if (run.Process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed.\n{run.Output}");
        }
    }

    private static async Task<bool> Answers(string server)
    {
        try
        {
            await using var connection = new NpgsqlConnection(server + ";Database=postgres;Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
