using System.Diagnostics.Metrics;
using RedStation.Silo.Leadership;
using RedStation.Silo.Telemetry;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger;

namespace RedStation.Silo.Ledger;

/// <summary>
/// Audits the ledger at start and each hour; what it finds goes to the log and to a figure that an alert can watch. The audit reads everything that
/// was ever posted, so one silo does it for all; what was found is that silo's to report.
/// </summary>
public sealed partial class LedgerWatch : LeaderService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly LedgerAudit audit;
    private readonly ILogger<LedgerWatch> logger;
    private LedgerAuditResult? last;
    private DateTimeOffset lastAt;

    /// <summary>Publishes the figure; it has no value until the first audit is done, nor while another silo audits.</summary>
    public LedgerWatch(LedgerAudit audit, IDistributedLock locks, TimeProvider time, IMeterFactory meters, ILogger<LedgerWatch> logger)
        : base("ledger audit", Every, locks, time, logger)
    {
        (this.audit, this.logger) = (audit, logger);
        var meter = meters.Create(SiloTelemetry.Meter);
        meter.CreateObservableGauge(
            "redstation.ledger.findings", Findings, "{finding}", "What the last audit of the ledger found wrong; anything but 0 is an alarm.");
        meter.CreateObservableGauge("redstation.ledger.audit_age", Age, "s", "Time since the last audit that could be finished.");
    }

    /// <inheritdoc/>
    protected override void Lost() => last = null;

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken stopping)
    {
        try
        {
            last = await audit.Run();
            lastAt = Time.GetUtcNow();
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

    private IEnumerable<Measurement<double>> Age() => last is null ? [] : [new((Time.GetUtcNow() - lastAt).TotalSeconds)];

    [LoggerMessage(LogLevel.Critical, "The ledger is not sound. Unbalanced: {Unbalanced}. Drifted: {Drifted}. Negative: {Negative}")]
    private partial void LogUnsound(string unbalanced, string drifted, string negative);

    [LoggerMessage(LogLevel.Error, "The ledger could not be audited")]
    private partial void LogNotAudited(Exception exception);
}
