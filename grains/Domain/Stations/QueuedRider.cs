namespace RedStation.Domain.Stations;

/// <summary>Somebody who waits for a port.</summary>
/// <param name="RiderId">Who.</param>
/// <param name="JoinedAt">Since when; whoever came earlier has the earlier port.</param>
public sealed record QueuedRider(string RiderId, DateTimeOffset JoinedAt);
