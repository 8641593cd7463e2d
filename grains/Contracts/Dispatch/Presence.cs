using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Dispatch;

/// <summary>Where a rider on duty is, and what they could take on. Lives in memory only, for minutes.</summary>
/// <param name="RiderId">Who.</param>
/// <param name="Position">Where.</param>
/// <param name="At">When they were there.</param>
/// <param name="Free">Whether they have no task.</param>
/// <param name="OrderDeadline">The tightest order carried, or null.</param>
/// <param name="LimitAt">When the limit of 8 hours within 24 is reached.</param>
/// <param name="Skills">What they are certified for.</param>
/// <param name="AccuracyM">How exact the position is: radius of 68% confidence in metres; null when the phone did not say.</param>
[GenerateSerializer, Immutable, Alias("presence")]
public sealed record Presence(
    [property: Id(0)] string RiderId,
    [property: Id(1)] GeoPoint Position,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] bool Free,
    [property: Id(4)] DateTimeOffset? OrderDeadline,
    [property: Id(5)] DateTimeOffset LimitAt,
    [property: Id(6)] ImmutableArray<Skill> Skills,
    [property: Id(7)] int? AccuracyM = null);

/// <summary>
/// What a gateway has to tell a tile of its riders since the last time. A rider is in one of the lists at most, but may have left and come back.
/// </summary>
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

/// <summary>What a tile answers to a batch.</summary>
/// <param name="Tickets">One for each rider told of, in that order; number 0 when something later was known from another gateway.</param>
/// <param name="Unknown">Which of the moved, by their place in the batch, the tile does not know: it must be told of them in full.</param>
[GenerateSerializer, Immutable, Alias("presence-receipt")]
public sealed record PresenceReceipt([property: Id(0)] ImmutableArray<PresenceTicket> Tickets, [property: Id(1)] ImmutableArray<int> Unknown);

/// <summary>
/// What a tile gives a gateway for a rider it has been told of in full: the rider's next positions need name no rider. It is void once
/// the tile has forgotten the rider, has been told of them by another gateway, or has itself begun a new life.
/// </summary>
/// <param name="Slot">Where the tile keeps the rider.</param>
/// <param name="Number">Never given twice; 0 is no ticket.</param>
[GenerateSerializer, Immutable, Alias("presence-ticket")]
public readonly record struct PresenceTicket([property: Id(0)] int Slot, [property: Id(1)] long Number);

/// <summary>
/// A rider whom the tile knows has moved, and nothing else about them has changed. Nearly all that dispatch hears is this: plain
/// numbers, so that a batch of them is one array.
/// </summary>
/// <param name="Slot">Of the rider's <see cref="PresenceTicket"/>.</param>
/// <param name="Ticket">Its number.</param>
/// <param name="Lat">Latitude in degrees, WGS-84.</param>
/// <param name="Lon">Longitude in degrees, WGS-84.</param>
/// <param name="AtTicks">When they were there, in ticks of UTC.</param>
/// <param name="AccuracyM">How exact that is, in metres; null when the phone did not say.</param>
[GenerateSerializer, Immutable, Alias("movement")]
public readonly record struct Movement(
    [property: Id(0)] int Slot, [property: Id(1)] long Ticket, [property: Id(2)] double Lat, [property: Id(3)] double Lon,
    [property: Id(4)] long AtTicks, [property: Id(5)] int? AccuracyM = null);
