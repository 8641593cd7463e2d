using System.Collections.Immutable;

namespace RedStation.Contracts.Stations;

/// <summary>A charging controller's report. An empty one says that it is there and nothing has changed since its last.</summary>
[GenerateSerializer, Immutable, Alias("report-ports")]
public sealed record ReportPorts([property: Id(0)] string OperationId, [property: Id(1)] ImmutableArray<PortReading> Ports);
