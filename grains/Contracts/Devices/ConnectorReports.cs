using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Contracts.Devices;

/// <summary>
/// What a device says of its connectors. Without readings it says that nothing has changed. A reading bears its time, so that one which comes twice
/// or late changes nothing.
/// </summary>
/// <param name="Readings">Up to <see cref="Limits.PortReports"/> readings.</param>
[GenerateSerializer, Immutable, Alias("report-connectors")]
public sealed record ReportConnectors([property: Id(0)] ImmutableArray<ConnectorReading> Readings)
{
    /// <summary>The device's id of the report, by which a repeat is answered as the first was; null when it has none.</summary>
    [Id(1)]
    public string? OperationId { get; init; }

    /// <summary>The device's sign-in, within which such ids count.</summary>
    [Id(2)]
    public string? Session { get; init; }
}

/// <summary>What a device read at one of its connectors.</summary>
/// <param name="Connector">The connector as the device counts it.</param>
/// <param name="Status">Its status.</param>
/// <param name="At">When, by the device's clock; one ahead of ours counts as now.</param>
[GenerateSerializer, Immutable, Alias("connector-reading")]
public sealed record ConnectorReading(
    [property: Id(0)] int Connector, [property: Id(1)] PortStatus Status, [property: Id(2)] DateTimeOffset At);

/// <summary>What came of a device's report.</summary>
/// <param name="Applied">Readings that changed a port.</param>
/// <param name="Ignored">Readings older than what was known.</param>
/// <param name="Unchanged">Readings that said what was known already.</param>
/// <param name="Revision">The station's revision afterwards.</param>
/// <param name="Unknown">Connectors that were named and are not configured. The other readings were taken.</param>
/// <param name="Silent">Connectors of which nothing is known until the device names them.</param>
[GenerateSerializer, Immutable, Alias("connector-report-result")]
public sealed record ConnectorReportResult(
    [property: Id(0)] int Applied,
    [property: Id(1)] int Ignored,
    [property: Id(2)] int Unchanged,
    [property: Id(3)] long Revision,
    [property: Id(4)] ImmutableArray<int> Unknown,
    [property: Id(5)] ImmutableArray<int> Silent);
