using System.Collections.Immutable;

namespace RedStation.Contracts.Dispatch;

/// <summary>What a gateway has to tell a tile of its riders since the last time. A rider is in one of the lists at most, but may have left and come back.</summary>
/// <param name="Gateway">The gateway's number, drawn at its start. Only who told of a rider last can take them away.</param>
/// <param name="Left">Riders who have left the tile or gone off duty. Taken first.</param>
/// <param name="Told">Riders who are new here, or about whom more than the place has changed.</param>
/// <param name="Moved">Riders who have a ticket and have only moved.</param>
[GenerateSerializer, Immutable, Alias("presence-batch")]
public sealed record PresenceBatch(
    [property: Id(0)] long Gateway,
    [property: Id(1)] ImmutableArray<string> Left,
    [property: Id(2)] ImmutableArray<Presence> Told,
    [property: Id(3)] ImmutableArray<Movement> Moved);
