namespace RedStation.Contracts.Dispatch;

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
    [property: Id(0)] int Slot, [property: Id(1)] long Ticket, [property: Id(2)] double Lat, [property: Id(3)] double Lon, [property: Id(4)] long AtTicks,
    [property: Id(5)] int? AccuracyM = null);
