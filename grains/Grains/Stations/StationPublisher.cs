using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Domain.Stations;
using RedStation.Grains.Gateways;

namespace RedStation.Grains.Stations;

/// <summary>Tells a station's tile of the live map and its screens what has changed.</summary>
/// <param name="stationId">The station.</param>
/// <param name="screens">The gateways whose screens watch the station.</param>
/// <param name="clock">The time.</param>
/// <param name="tileAt">The grain of a tile.</param>
public sealed class StationPublisher(
    string stationId,
    GatewayLeases<IStationGateway, IReadOnlyList<StationNews>> screens,
    TimeProvider clock,
    Func<TileId, ILiveTileGrain> tileAt)
{
    private static readonly TimeSpan RemindAfter = TimeSpan.FromSeconds(30);

    private DateTimeOffset toldTileAt;

    /// <summary>A gateway's screens watch the station.</summary>
    public void Watch(IStationGateway gateway) => screens.Renew(gateway);

    /// <summary>Tells the tile and the screens of a change; the screens of a recognition even when nothing has changed.</summary>
    /// <param name="before">The revision that they know.</param>
    /// <param name="shown">The station as riders are shown it now.</param>
    /// <param name="recognition">Who was just recognised, or null.</param>
    public async Task Publish(long before, StationState shown, Recognition? recognition = null)
    {
        if (shown.Revision != before)
        {
            await NotifyTile(shown);
        }

        if (!screens.IsEmpty && (shown.Revision != before || recognition is not null))
        {
            screens.Notify([new StationNews(stationId, StationViews.Detail(stationId, shown), recognition)]);
        }
    }

    /// <summary>Tells the tile of the station.</summary>
    public Task NotifyTile(StationState shown)
    {
        toldTileAt = clock.GetUtcNow();
        var set = shown.Definition!;
        var tile = tileAt(Tiles.At(set.Position));
        return set.Retired ? tile.Remove(stationId, shown.Revision) : tile.Apply(StationViews.Summary(stationId, shown)!);
    }

    /// <summary>Tells the tile once more when that was a while ago: a message may have been lost.</summary>
    public Task Remind(StationState shown) => clock.GetUtcNow() - toldTileAt >= RemindAfter ? NotifyTile(shown) : Task.CompletedTask;

    /// <summary>A station that has moved leaves the tile it was in.</summary>
    public Task LeaveTile(StationState before, StationState after) =>
        before.Definition is { } old && Tiles.At(old.Position) is var left && left != Tiles.At(after.Definition!.Position)
            ? tileAt(left).Remove(stationId, before.Revision)
            : Task.CompletedTask;
}
