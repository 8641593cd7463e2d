using RedStation.Contracts.Stations;

namespace RedStation.Api.Players;

/// <summary>What came of a report.</summary>
/// <param name="Applied">Readings that changed a port.</param>
/// <param name="Ignored">Readings older than what was known.</param>
/// <param name="Unchanged">Readings that said what was known.</param>
/// <param name="SilentPorts">Ports that must be told again.</param>
public sealed record DeviceAnswer(int Applied, int Ignored, int Unchanged, IReadOnlyList<int> SilentPorts);

/// <summary>A port's status as a device reports it.</summary>
/// <param name="Port">The port's number, from 1.</param>
/// <param name="Status">Its status.</param>
/// <param name="At">When, by the device's clock.</param>
public sealed record DeviceReading(int Port, PortStatus Status, DateTimeOffset At);

/// <summary>The body of <c>ports:report</c>. Without readings it is a heartbeat.</summary>
/// <param name="OperationId">The device's id of this report.</param>
/// <param name="Ports">At most 256 readings.</param>
public sealed record DeviceReport(string OperationId, IReadOnlyList<DeviceReading> Ports);
