using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>
/// The last reports of a station's device with their answers. Short, because it is written with every change of a port. Reports that
/// changed something go on to the table of operations, several at once, and never leave here before; the others make room first.
/// </summary>
public sealed record ReportLog
{
    /// <summary>How many reports are remembered here, unless more than that wait for the table.</summary>
    public const int Capacity = 16;

    /// <summary>How many reports go to the table together.</summary>
    public const int Batch = Capacity / 2;

    /// <summary>The reports, oldest first.</summary>
    public ImmutableArray<RecordedReport> Entries { get; init; } = [];

    /// <summary>What the table knows of the report in hand. Not stored.</summary>
    [JsonIgnore]
    public OperationLog Table { get; init; } = new();

    /// <summary>The reports that the table must have before they may be forgotten here.</summary>
    [JsonIgnore]
    public IEnumerable<RecordedReport> Waiting => Entries.Where(entry => entry is { Granted: true, Kept: false });

    /// <summary>
    /// What a report is found by in the table. A device's id counts within its sign-in, but the same id with the same readings is the same
    /// report, whatever sign-in it comes from.
    /// </summary>
    public static string Body(string operationId, string fingerprint) => operationId + '#' + fingerprint;

    /// <summary>What is remembered here of a report, from this sign-in or another, or null.</summary>
    public RecordedReport? Entry(string operationId, string fingerprint) =>
        Entries.FirstOrDefault(entry => entry.Fingerprint == fingerprint && entry.OwnId == operationId);

    /// <summary>The log with what is known of the report in hand.</summary>
    public ReportLog Recollect(RecordedOperation? known, DateTimeOffset now)
    {
        var table = Table.Recollect(known, now);
        return ReferenceEquals(table, Table) ? this : this with { Table = table };
    }

    /// <summary>
    /// Looks a report up; <paramref name="answer"/> is its first answer, or null. Other readings under an id are noticed as long as the first
    /// are remembered here, within a sign-in.
    /// </summary>
    public ReplayStatus Find(ReportPorts report, string fingerprint, out Answer<PortReportResult, StationRefusal>? answer)
    {
        var recall = Table.Find(Body(report.OperationId, fingerprint), fingerprint, out answer);
        if (recall != ReplayStatus.New)
        {
            return recall;
        }

        answer = Entry(report.OperationId, fingerprint)?.Answer;
        return answer is not null ? ReplayStatus.Answered : Entries.Any(entry => entry.Id == report.Key) ? ReplayStatus.Reused : ReplayStatus.New;
    }

    /// <summary>Remembers a report that is not known yet.</summary>
    public ReportLog With(RecordedReport report) => this with { Entries = MakeRoom().Add(report) };

    /// <summary>The table has these.</summary>
    public ReportLog Keep(IReadOnlyCollection<RecordedReport> kept) => this with
    {
        Entries = [.. Entries.Select(entry => kept.Any(one => one.Id == entry.Id) ? entry with { Kept = true } : entry)],
    };

    private ImmutableArray<RecordedReport> MakeRoom()
    {
        if (Entries.Length < Capacity)
        {
            return Entries;
        }

        for (var at = 0; at < Entries.Length; at++)
        {
            if (!Entries[at].Granted)
            {
                return Entries.RemoveAt(at);
            }
        }

        return Entries[0].Kept ? Entries.RemoveAt(0) : Entries;
    }
}
