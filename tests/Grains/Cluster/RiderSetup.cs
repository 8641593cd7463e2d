using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Domain.Geo;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>Riders of a test silo.</summary>
public static class RiderSetup
{
    /// <summary>The gateway that the tests speak as.</summary>
    private const long Gateway = 1;

    public static IRiderGrain Rider(this SiloFixture silo, string id) => silo.Grains.Rider(id);

    public static async Task<IRiderGrain> Registered(this SiloFixture silo, string id, params Skill[] skills)
    {
        var rider = silo.Rider(id);
        await rider.Register(new RegisterRider($"骑手 {id}", "330106", [.. skills]));
        return rider;
    }

    /// <summary>A rider on duty, so many metres north of a place, and known there to dispatch.</summary>
    public static async Task<IRiderGrain> OnDuty(this SiloFixture silo, string id, GeoPoint near, int metres, params Skill[] skills)
    {
        var rider = await silo.Registered(id, skills);
        await rider.GoOnDuty();
        await silo.Stand(id, near, metres);
        return rider;
    }

    /// <summary>Tells dispatch where a rider is and how exactly that is known, as their gateway would.</summary>
    public static async Task Stand(this SiloFixture silo, string id, GeoPoint near, int metres, int accuracyM = 0)
    {
        var here = near with { Lat = near.Lat + Distance.LatitudeDegrees(metres) };
        var me = (await silo.Rider(id).GetView())!;
        var presence = new Presence(
            id, here, silo.Now, me.ActiveTask is null, me.OrderDeadline, me.LimitAt ?? silo.Now.AddHours(8), me.Skills, accuracyM);
        await silo.Tile(here).Tell(presence);
    }

    /// <summary>Tells a tile all about a rider.</summary>
    public static Task<PresenceReceipt> Tell(this IDispatchTileGrain tile, Presence presence) =>
        tile.Report(new PresenceBatch(Gateway, [], [presence], []));

    /// <summary>Tells a tile that a rider has left.</summary>
    public static Task<PresenceReceipt> Remove(this IDispatchTileGrain tile, string id) =>
        tile.Report(new PresenceBatch(Gateway, [id], [], []));

    public static IDispatchTileGrain Tile(this SiloFixture silo, GeoPoint at) =>
        silo.Grains.DispatchTile(Tiles.At(at));
}
