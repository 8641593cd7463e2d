using System.Collections.Immutable;

namespace RedStation.Contracts.Stations;

/// <summary>A device's report. An empty one is a heartbeat.</summary>
[GenerateSerializer, Immutable, Alias("report-ports")]
public sealed record ReportPorts([property: Id(0)] string OperationId, [property: Id(1)] ImmutableArray<PortReading> Ports);
