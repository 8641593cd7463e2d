using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Stations;
using RedStation.Grains.Operations;

namespace RedStation.Grains.Stations;

/// <summary>How a station remembers what it has answered.</summary>
public sealed partial class StationGrain
{
    private DateTimeOffset doubtfulUntil;
    private IGrainTimer? keepingReports;

    private string ReportsActor => OperationActors.Reports(this.GetPrimaryKeyString());

    /// <summary>Commands of riders and operators.</summary>
    private OperationMemory Operations => operations ??= new(
        this, answered, clock, () => State.Operations, log => Remember(State with { Operations = log }), IsFinal);

    private StationState Stamped(StationState state) => state with { Operations = state.Operations.Stamp(Now) };

    /// <summary>What a reservation was answered is certain once its rider's grain has agreed.</summary>
    private bool IsFinal(RecordedOperation operation) => State.Ports.All(port =>
        port.Held is not { } held || held.OperationId != operation.Id || confirmed.Contains(held.ReservationId));

    /// <summary>Brings to mind what is known of a report, asking the table only when it may have been here before.</summary>
    private async Task RecollectReport(ReportPorts report)
    {
        if (State.Reports.Waiting.Count() >= OperationLog.Capacity)
        {
            await KeepReports();
        }

        RecordedOperation? known = null;
        if (ReportRepeats.MayBe(State, report, doubtfulUntil))
        {
            var fingerprint = PortReportRules.FingerprintOf(report);
            known = State.Reports.Entry(report.OperationId, fingerprint)?.ToOperation()
                ?? await answered.Find(ReportsActor, ReportLog.Body(report.OperationId, fingerprint));
        }

        doubtfulUntil = ReportRepeats.DoubtfulUntil(doubtfulUntil, report, Now);
        var reports = State.Reports.Recollect(known, Now);
        if (!ReferenceEquals(reports, State.Reports))
        {
            Remember(State with { Reports = reports });
        }
    }

    /// <summary>Reports wait in the station's own record until there are several, and go to the table after their answers.</summary>
    private void KeepReportsSoon()
    {
        if (keepingReports is null && State.Reports.Waiting.Count() >= ReportLog.Batch)
        {
            keepingReports = this.RegisterGrainTimer(
                async () =>
                {
                    keepingReports?.Dispose();
                    keepingReports = null;
                    try
                    {
                        await KeepReports();
                    }
                    catch (StorageFaultException)
                    {
                        // With the next report again; none is forgotten here before.
                    }
                },
                new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        }
    }

    private async Task KeepReports()
    {
        RecordedReport[] waiting = [.. State.Reports.Waiting];
        await answered.Keep(ReportsActor, [.. waiting.Select(report => Timed(report.ToOperation()))], OperationActors.ReportsRefusedFor);
        Remember(State with { Reports = State.Reports.Keep(waiting) });
    }

    private RecordedOperation Timed(RecordedOperation operation) => operation.At is null ? operation with { At = Now } : operation;
}
