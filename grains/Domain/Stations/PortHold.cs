namespace RedStation.Domain.Stations;

/// <summary>Which port is held, and for whom.</summary>
/// <param name="Port">The port's number, from 1.</param>
/// <param name="Held">The reservation.</param>
public sealed record PortHold(int Port, HeldPort Held);
