namespace RedStation.Contracts.Dispatch;

/// <summary>
/// What a tile gives a gateway for a rider it has been told of in full: the rider's next positions need name no rider. It is void once
/// the tile has forgotten the rider, has been told of them by another gateway, or has itself begun a new life.
/// </summary>
/// <param name="Slot">Where the tile keeps the rider.</param>
/// <param name="Number">Never given twice; 0 is no ticket.</param>
[GenerateSerializer, Immutable, Alias("presence-ticket")]
public readonly record struct PresenceTicket([property: Id(0)] int Slot, [property: Id(1)] long Number);
