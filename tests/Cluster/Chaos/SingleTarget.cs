using Microsoft.Data.Sqlite;
using RedStation.Tests.Cluster.Chaos.Faults;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>The default: one process with everything in it, on the embedded database.</summary>
public sealed class SingleTarget : IChaosTarget
{
    private static readonly (TimeSpan, TimeSpan) Moments = (TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(2));
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(10);
    private static readonly (TimeSpan, TimeSpan) Seconds = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6));

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-chaos-").FullName;
    private readonly FaultFile faults;
    private Server server;

    /// <summary>Starts it.</summary>
    /// <param name="acknowledgeEarly">
    /// The known bug: stations are acknowledged so long before they are written, and the process is killed as soon as a reservation is. Nothing
    /// runs out meanwhile that would explain what was lost, however long a start takes.
    /// </param>
    public SingleTarget(TimeSpan? acknowledgeEarly = null)
    {
        faults = new FaultFile(folder);
        if (acknowledgeEarly is { } early)
        {
            faults.AcknowledgeEarly(early);
        }

        Possible = acknowledgeEarly is null ? All : [new(FaultKind.Kill, "api", Moments, AtGrant: true)];
        SilenceLimit = acknowledgeEarly is null ? ChaosSettings.SilenceLimit : Never;
        ReservationLife = acknowledgeEarly is null ? ChaosSettings.ReservationLife : Never;
        server = Start(null);
        Apis = [server.Address];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Uri> Apis { get; }

    /// <inheritdoc/>
    public IReadOnlyList<PossibleFault> Possible { get; }

    /// <inheritdoc/>
    public TimeSpan SilenceLimit { get; }

    private TimeSpan ReservationLife { get; }

    private static IReadOnlyList<PossibleFault> All =>
    [
        new(FaultKind.Kill, "api", Moments),
        new(FaultKind.Pause, "api", Seconds),
        new(FaultKind.FailBeforeCommit, "storage", Seconds),
        new(FaultKind.FailAfterCommit, "storage", Seconds),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<string> Skipped => [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Ended => [];

    /// <inheritdoc/>
    public string Output => server.Output;

    /// <inheritdoc/>
    public async Task Do(ScheduledFault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Kill:
                await server.Kill();
                await Task.Delay(fault.Lasts);
                server = Start(server.Address);
                break;
            case FaultKind.Pause:
                server.Pause();
                await Task.Delay(fault.Lasts);
                server.Continue();
                break;
            default:
                await faults.Do(fault);
                break;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string[]>> Query(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "redstation.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        return await Rows.Read(connection, sql);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private Server Start(Uri? address) => Server.Launch(
        "api", folder, Settings(), ["--demo"], address);

    private Dictionary<string, string> Settings() => new([.. ChaosSettings.Environment, .. faults.Environment])
    {
        ["RedStation__Stations__ReservationLife"] = ReservationLife.ToString(),
        ["RedStation__Stations__SilenceLimit"] = SilenceLimit.ToString(),
    };
}
