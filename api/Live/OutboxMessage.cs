using Microsoft.AspNetCore.SignalR;

namespace RedStation.Api.Live;

/// <summary>A message on its way to a phone.</summary>
/// <param name="Tile">The tile it tells of.</param>
/// <param name="Message">The message, made once for all phones.</param>
/// <param name="AcceptedAt">When the change it tells of was accepted, or null when it tells of none.</param>
public readonly record struct OutboxMessage(WatchedTile Tile, SerializedHubMessage Message, DateTimeOffset? AcceptedAt);
