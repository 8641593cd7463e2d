using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>
/// The last reports of a station's device with their answers. Short, because it is written with every change of a port, and a
/// device repeats a report at once or not at all. Reports that changed nothing make room first.
/// </summary>
public sealed record ReportLog
{
    /// <summary>How many reports are remembered.</summary>
    public const int Capacity = 16;

    /// <summary>The reports, oldest first.</summary>
    public ImmutableArray<RecordedReport> Entries { get; init; } = [];

    /// <summary>Looks a report up; <paramref name="answer"/> is its first answer, or null.</summary>
    public Recall Find(string operationId, string fingerprint, out Answer<PortReportResult, StationRefusal>? answer)
    {
        answer = null;
        foreach (var entry in Entries)
        {
            if (entry.Id == operationId)
            {
                answer = entry.Fingerprint == fingerprint ? entry.Answer : null;
                return answer is null ? Recall.Reused : Recall.Answered;
            }
        }

        return Recall.New;
    }

    /// <summary>Remembers a report that is not known yet.</summary>
    public ReportLog With(RecordedReport report) => this with { Entries = MakeRoom().Add(report) };

    private ImmutableArray<RecordedReport> MakeRoom()
    {
        if (Entries.Length < Capacity)
        {
            return Entries;
        }

        for (var at = 0; at < Entries.Length; at++)
        {
            if (Entries[at].Result is not { Applied: > 0 })
            {
                return Entries.RemoveAt(at);
            }
        }

        return Entries.RemoveAt(0);
    }
}
