using RedStation.Contracts.Stations;

namespace RedStation.Api.Players;

/// <summary>A port's status as a device reports it.</summary>
/// <param name="Port">The port's number, from 1.</param>
/// <param name="Status">Its status.</param>
/// <param name="At">When, by the device's clock.</param>
public sealed record DeviceReading(int Port, PortStatus Status, DateTimeOffset At);
