using System.Diagnostics.Metrics;
using RedStation.Silo.Telemetry;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger;

namespace RedStation.Silo.Ledger;

/// <summary>
/// Audits the ledger at start and each hour; what it finds goes to the log and to a figure that an alert can watch. Of several
/// silos one does, for the audit reads everything that was ever posted; when it ends another goes on.
/// </summary>
public sealed partial class LedgerWatch : BackgroundService
{
    private const string LockName = "ledger audit";

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>How often a silo that does not audit looks whether it should.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private readonly LedgerAudit audit;
    private readonly IDistributedLock locks;
    private readonly TimeProvider time;
    private readonly ILogger<LedgerWatch> logger;
    private LedgerAuditResult? last;
    private DateTimeOffset lastAt;

    /// <summary>Publishes the figure; it has no value until the first audit is done, nor while another silo audits.</summary>
    public LedgerWatch(LedgerAudit audit, IDistributedLock locks, TimeProvider time, IMeterFactory meters, ILogger<LedgerWatch> logger)
    {
        (this.audit, this.locks, this.time, this.logger) = (audit, locks, time, logger);
        var meter = meters.Create(SiloTelemetry.Meter);
        meter.CreateObservableGauge(
            "redstation.ledger.findings", Findings, "{finding}", "What the last audit of the ledger found wrong; anything but 0 is an alarm.");
        meter.CreateObservableGauge("redstation.ledger.audit_age", Age, "s", "Time since the last audit that could be finished.");
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            // Taken anew each time, for it may have been lost with a connection; two silos then audit for an hour at most.
            await using var held = await locks.TryAcquire(LockName, stoppingToken);
            if (held is null)
            {
                // What was found is another silo's to report from now on.
                last = null;
            }
            else
            {
                await Audit();
            }

            await Task.Delay(held is null ? Look : Every, time, stoppingToken);
        }
    }

    private async Task Audit()
    {
        try
        {
            last = await audit.Run();
            lastAt = time.GetUtcNow();
            if (!last.Sound)
            {
                LogUnsound(string.Join(' ', last.Unbalanced), string.Join(' ', last.Drifted), string.Join(' ', last.Negative));
            }
        }
        catch (Exception exception)
        {
            LogNotAudited(exception);
        }
    }

    private IEnumerable<Measurement<int>> Findings() =>
        last is { } found ? [new(found.Unbalanced.Length + found.Drifted.Length + found.Negative.Length)] : [];

    private IEnumerable<Measurement<double>> Age() => last is null ? [] : [new((time.GetUtcNow() - lastAt).TotalSeconds)];

    [LoggerMessage(LogLevel.Critical, "The ledger is not sound. Unbalanced: {Unbalanced}. Drifted: {Drifted}. Negative: {Negative}")]
    private partial void LogUnsound(string unbalanced, string drifted, string negative);

    [LoggerMessage(LogLevel.Error, "The ledger could not be audited")]
    private partial void LogNotAudited(Exception exception);
}
