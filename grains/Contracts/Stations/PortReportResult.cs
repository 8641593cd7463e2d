namespace RedStation.Contracts.Stations;

/// <summary>What came of a device's report.</summary>
/// <param name="Applied">Readings that changed a port.</param>
/// <param name="Ignored">Readings older than what was known.</param>
/// <param name="Unchanged">Readings that said what was known already.</param>
/// <param name="Revision">The station's revision afterwards.</param>
[GenerateSerializer, Immutable, Alias("port-report-result")]
public sealed record PortReportResult(
    [property: Id(0)] int Applied, [property: Id(1)] int Ignored, [property: Id(2)] int Unchanged, [property: Id(3)] long Revision);
