namespace RedStation.Api.Stations;

/// <summary>A device's report.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Ports">Up to 256 readings; none is a heartbeat.</param>
public sealed record ReportPortsRequest(string? OperationId, IReadOnlyList<PortReadingInput?>? Ports);
