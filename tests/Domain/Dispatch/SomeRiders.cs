using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Geo;
using RedStation.Tests.Domain.Tasks;

namespace RedStation.Tests.Domain.Dispatch;

/// <summary>Riders and what gateways say of them.</summary>
internal static class SomeRiders
{
    public static readonly DispatchOptions Options = new();

    public static readonly DateTimeOffset Noon = SomeTasks.Noon;

    /// <summary>A place in the middle of a tile.</summary>
    public static readonly GeoPoint Here = new(30.25, 120.15);

    public static PresenceMap NewMap(long lastTicket = 0) => new(Tiles.At(Here), Options, lastTicket);

    /// <summary>A free rider without an order, so many degrees north, known exactly.</summary>
    public static Presence Free(string rider, DateTimeOffset at, double north = 0) =>
        new(rider, Here with { Lat = Here.Lat + north }, at, true, null, Noon.AddHours(8), [], 0);

    public static PresenceBatch Telling(params Presence[] riders) => new(1, [], [.. riders], []);

    public static Movement Moved(PresenceTicket ticket, GeoPoint to, DateTimeOffset at, int? accuracyM = 0) =>
        new(ticket.Slot, ticket.Number, to.Lat, to.Lon, at.UtcTicks, accuracyM);
}
