namespace RedStation.Api.Players;

/// <summary>The body of <c>ports:report</c>. Without readings it is a heartbeat.</summary>
/// <param name="OperationId">The device's id of this report.</param>
/// <param name="Ports">At most 256 readings.</param>
public sealed record DeviceReport(string OperationId, IReadOnlyList<DeviceReading> Ports);
