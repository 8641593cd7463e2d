namespace RedStation.Contracts.Stations;

/// <summary>One port as riders see it.</summary>
/// <param name="Port">Its number, from 1.</param>
/// <param name="Status">Its status; <see cref="PortStatus.Offline"/> whenever the station is silent.</param>
/// <param name="At">Since when, by the device's clock.</param>
[GenerateSerializer, Immutable, Alias("port-state")]
public sealed record PortState([property: Id(0)] int Port, [property: Id(1)] PortStatus Status, [property: Id(2)] DateTimeOffset At);
