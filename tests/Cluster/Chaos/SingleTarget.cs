using Microsoft.Data.Sqlite;
using RedStation.Tests.Cluster.Chaos.Faults;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>The default: one process with everything in it, on the embedded database.</summary>
public sealed class SingleTarget : IChaosTarget
{
    private const double FailingShare = 0.2;

    private static readonly (TimeSpan, TimeSpan) Moments = (TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(2));
    private static readonly (TimeSpan, TimeSpan) Seconds = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6));

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-chaos-").FullName;
    private readonly ServerProcess server;
    private readonly FaultFile faults;

    /// <summary>Starts it.</summary>
    public SingleTarget()
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        faults = new FaultFile(folder);
        Apis = [new Uri($"http://127.0.0.1:{Server.FreePort()}")];
        server = new ServerProcess(
            "api",
            ["dotnet", Repository.Program("api", "RedStation.Api"), "--urls", Apis[0].ToString(), "--data", data, "--demo"],
            new Dictionary<string, string>([.. ChaosSettings.Environment, .. faults.Environment]),
            folder);
        server.Start();
    }

    /// <inheritdoc/>
    public IReadOnlyList<Uri> Apis { get; }

    /// <inheritdoc/>
    public IReadOnlyList<PossibleFault> Possible =>
    [
        new(FaultKind.Kill, "api", Moments),
        new(FaultKind.Pause, "api", Seconds),
        new(FaultKind.FailBeforeCommit, "storage", Seconds),
        new(FaultKind.FailAfterCommit, "storage", Seconds),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Skipped => [];

    /// <inheritdoc/>
    public string Output => server.Output;

    /// <summary>Which writes fail.</summary>
    public FaultFile Faults => faults;

    /// <inheritdoc/>
    public async Task Do(PlannedFault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Kill:
                await server.Kill();
                await Task.Delay(fault.Lasts);
                server.Start();
                break;
            case FaultKind.Pause:
                await server.Pause();
                await Task.Delay(fault.Lasts);
                await server.Resume();
                break;
            default:
                faults.Fail(fault.Kind == FaultKind.FailBeforeCommit ? "before" : "after", FailingShare, (int)fault.Lasts.TotalMilliseconds);
                await Task.Delay(fault.Lasts);
                faults.Stop();
                break;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string[]>> Query(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "redstation.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        return await Rows.Read(connection, sql);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
