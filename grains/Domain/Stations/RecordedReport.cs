using System.Text.Json.Serialization;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>A report that was answered.</summary>
/// <param name="Id">The device's operation id, and before it the sign-in within which it counts.</param>
/// <param name="Fingerprint">A digest of the report, to notice another one under the same id.</param>
/// <param name="Result">What came of it, or null when it was refused.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record RecordedReport(string Id, string Fingerprint, PortReportResult? Result, StationRefusal? Refusal)
{
    /// <summary>When it was answered; null in records of before this was noted.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether the table of operations has it. Not stored: keeping it there twice does no harm.</summary>
    [JsonIgnore]
    public bool Kept { get; init; }

    /// <summary>Whether it changed anything. What did not need not be kept: it does not when it is repeated either.</summary>
    [JsonIgnore]
    public bool Granted => Result is { Applied: > 0 };

    internal Answer<PortReportResult, StationRefusal> Answer => Result is { } result ? result : Refusal!.Value;

    /// <summary>The device's own id, without that of its sign-in.</summary>
    [JsonIgnore]
    public string OwnId => Id[(Id.LastIndexOf('/') + 1)..];

    /// <summary>The report as the table keeps it: found by what it says, whatever sign-in it comes from.</summary>
    public RecordedOperation ToOperation() => OperationLog.Record(ReportLog.Body(OwnId, Fingerprint), Fingerprint, Answer, Granted) with { At = At };
}
