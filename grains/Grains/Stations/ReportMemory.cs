using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Stations;
using RedStation.Grains.Operations;

namespace RedStation.Grains.Stations;

/// <summary>
/// How a station remembers the reports it has answered: in its own record until there are several, in the table of operations afterwards. The
/// table is asked only when a report may have been here before.
/// </summary>
/// <param name="actor">Whose reports these are; see <see cref="OperationActors.Reports"/>.</param>
/// <param name="table">The table.</param>
/// <param name="clock">The time.</param>
/// <param name="inMemorySince">Since when the station is in memory: what came before is doubtful.</param>
/// <param name="state">The station as it is.</param>
/// <param name="remember">Changes the station in memory.</param>
/// <param name="runSoon">Runs work after the call in hand, once; disposing of what it returns ends that.</param>
public sealed class ReportMemory(
    string actor,
    IOperationTable table,
    TimeProvider clock,
    DateTimeOffset inMemorySince,
    Func<StationState> state,
    Action<StationState> remember,
    Func<Func<Task>, IDisposable> runSoon)
{
    private DateTimeOffset doubtfulUntil = inMemorySince + ReportRepeats.Ahead;
    private IDisposable? keeping;

    /// <summary>Brings to mind what is known of a report, before anything is decided about it.</summary>
    public async Task Recollect(ReportPorts report)
    {
        if (state().Reports.Waiting.Count() >= OperationLog.Capacity)
        {
            await Keep();
        }

        RecordedOperation? known = null;
        if (ReportRepeats.MayBe(state(), report, doubtfulUntil))
        {
            var fingerprint = PortReportRules.FingerprintOf(report);
            known = state().Reports.Entry(report.OperationId, fingerprint)?.ToOperation()
                ?? await table.Find(actor, ReportLog.Body(report.OperationId, fingerprint));
        }

        var now = clock.GetUtcNow();
        doubtfulUntil = ReportRepeats.DoubtfulUntil(doubtfulUntil, report, now);
        var reports = state().Reports.Recollect(known, now);
        if (!ReferenceEquals(reports, state().Reports))
        {
            remember(state() with { Reports = reports });
        }
    }

    /// <summary>Lets reports go to the table after their answers, once there are several.</summary>
    public void KeepSoon()
    {
        if (keeping is null && state().Reports.Waiting.Count() >= ReportLog.Batch)
        {
            keeping = runSoon(KeepOnce);
        }
    }

    private async Task KeepOnce()
    {
        keeping?.Dispose();
        keeping = null;
        try
        {
            await Keep();
        }
        catch (StorageFaultException)
        {
            // With the next report again; none is forgotten here before.
        }
    }

    private async Task Keep()
    {
        RecordedReport[] waiting = [.. state().Reports.Waiting];
        await table.Keep(actor, [.. waiting.Select(report => Timed(report.ToOperation()))], OperationActors.ReportsRefusedFor);
        remember(state() with { Reports = state().Reports.Keep(waiting) });
    }

    private RecordedOperation Timed(RecordedOperation operation) => operation.At is null ? operation with { At = clock.GetUtcNow() } : operation;
}
