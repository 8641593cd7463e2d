using System.Collections.Immutable;

namespace RedStation.Contracts.Stations;

/// <summary>What came of a device's report.</summary>
/// <param name="Applied">Readings that changed a port.</param>
/// <param name="Ignored">Readings older than what was known.</param>
/// <param name="Unchanged">Readings that said what was known already.</param>
/// <param name="Revision">The station's revision afterwards.</param>
/// <param name="Unknown">Ports that were named and are not configured; null for none. The other readings were taken.</param>
/// <param name="Silent">Ports of which nothing is known until the controller names them; null for none.</param>
[GenerateSerializer, Immutable, Alias("port-report-result")]
public sealed record PortReportResult(
    [property: Id(0)] int Applied,
    [property: Id(1)] int Ignored,
    [property: Id(2)] int Unchanged,
    [property: Id(3)] long Revision,
    [property: Id(4)] ImmutableArray<int>? Unknown = null,
    [property: Id(5)] ImmutableArray<int>? Silent = null);
