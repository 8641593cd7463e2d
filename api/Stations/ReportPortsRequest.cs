namespace RedStation.Api.Stations;

/// <summary>A charging controller's report.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Ports">Up to 256 readings; none says that nothing has changed.</param>
public sealed record ReportPortsRequest(string? OperationId, IReadOnlyList<PortReadingInput?>? Ports);
