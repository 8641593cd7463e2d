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

    /// <summary>Starts it as it is.</summary>
    public SingleTarget()
        : this(All, plant: null)
    {
    }

    /// <param name="possible">What can be done to it.</param>
    /// <param name="plant">
    /// Plants a known bug. Then nothing runs out that would explain what the bug does, however long a start takes.
    /// </param>
    private SingleTarget(IReadOnlyList<PossibleFault> possible, Action<FaultFile>? plant)
    {
        faults = new FaultFile(folder);
        plant?.Invoke(faults);
        Possible = possible;
        SilenceLimit = plant is null ? ChaosSettings.SilenceLimit : Never;
        ReservationLife = plant is null ? ChaosSettings.ReservationLife : Never;
        ServiceKept = plant is null ? ChaosSettings.ServiceKept : Never;
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

    private TimeSpan ServiceKept { get; }

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

    /// <summary>The known bug: stations are acknowledged before they are written, and it is killed as soon as a reservation is.</summary>
    /// <param name="before">How long before.</param>
    public static SingleTarget AcknowledgingEarly(TimeSpan before) =>
        new([new(FaultKind.Kill, "api", Moments, AtGrant: true)], faults => faults.AcknowledgeEarly(before));

    /// <summary>The known bug: points on hold count as free. It shows without any fault; a pause only keeps answers back for a while.</summary>
    public static SingleTarget NotCountingHolds() => new([new(FaultKind.Pause, "api", Moments)], faults => faults.UncountHolds());

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
        ["REDSTATION_TEST_SERVICE_KEPT"] = ServiceKept.ToString(),
    };
}
