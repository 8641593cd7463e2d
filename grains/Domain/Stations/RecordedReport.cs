using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>A report that was answered.</summary>
/// <param name="Id">The device's operation id.</param>
/// <param name="Fingerprint">A digest of the report, to notice another one under the same id.</param>
/// <param name="Result">What came of it, or null when it was refused.</param>
/// <param name="Refusal">Why it was refused, or null.</param>
public sealed record RecordedReport(string Id, string Fingerprint, PortReportResult? Result, StationRefusal? Refusal)
{
    internal Answer<PortReportResult, StationRefusal> Answer => Result is { } result ? result : Refusal!.Value;
}
