using System.Diagnostics.Metrics;
using RedStation.Silo.Telemetry;

namespace RedStation.Silo.Ledger;

/// <summary>Audits the ledger at start and each hour; what it finds goes to the log and to a figure that an alert can watch.</summary>
public sealed partial class LedgerWatch : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly LedgerAudit _audit;
    private readonly TimeProvider _time;
    private readonly ILogger<LedgerWatch> _logger;
    private LedgerAuditResult? _last;
    private DateTimeOffset _lastAt;

    /// <summary>Publishes the figure; it has no value until the first audit is done.</summary>
    public LedgerWatch(LedgerAudit audit, TimeProvider time, IMeterFactory meters, ILogger<LedgerWatch> logger)
    {
        (_audit, _time, _logger) = (audit, time, logger);
        var meter = meters.Create(SiloTelemetry.Meter);
        meter.CreateObservableGauge(
            "redstation.ledger.findings", Findings, "{finding}", "What the last audit of the ledger found wrong; anything but 0 is an alarm.");
        meter.CreateObservableGauge("redstation.ledger.audit_age", Age, "s", "Time since the last audit that could be finished.");
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, _time);
        do
        {
            await Audit();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Audit()
    {
        try
        {
            _last = await _audit.Run();
            _lastAt = _time.GetUtcNow();
            if (!_last.Sound)
            {
                LogUnsound(string.Join(' ', _last.Unbalanced), string.Join(' ', _last.Drifted), string.Join(' ', _last.Negative));
            }
        }
        catch (Exception exception)
        {
            LogNotAudited(exception);
        }
    }

    private IEnumerable<Measurement<int>> Findings() =>
        _last is { } found ? [new(found.Unbalanced.Length + found.Drifted.Length + found.Negative.Length)] : [];

    private IEnumerable<Measurement<double>> Age() => _last is null ? [] : [new((_time.GetUtcNow() - _lastAt).TotalSeconds)];

    [LoggerMessage(LogLevel.Critical, "The ledger is not sound. Unbalanced: {Unbalanced}. Drifted: {Drifted}. Negative: {Negative}")]
    private partial void LogUnsound(string unbalanced, string drifted, string negative);

    [LoggerMessage(LogLevel.Error, "The ledger could not be audited")]
    private partial void LogNotAudited(Exception exception);
}
