namespace RedStation.Contracts.Stations;

/// <summary>What a device read at one port.</summary>
/// <param name="Port">The port's number, from 1.</param>
/// <param name="Status">Its status.</param>
/// <param name="At">When, by the device's clock.</param>
[GenerateSerializer, Immutable, Alias("port-reading")]
public sealed record PortReading([property: Id(0)] int Port, [property: Id(1)] PortStatus Status, [property: Id(2)] DateTimeOffset At);
