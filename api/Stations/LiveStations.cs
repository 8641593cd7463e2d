using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>What stations of a list do now. The index knows where they are; the live tiles know their ports.</summary>
public sealed class LiveStations(IGrainFactory grains)
{
    /// <summary>
    /// The summaries of these stations, in their order. It asks each tile once and only then single stations that their tile has not
    /// heard of yet, so 200 stations cost a few calls, not 200.
    /// </summary>
    public async Task<IReadOnlyList<StationSummary>> Of(IReadOnlyList<StationRow> rows)
    {
        var snapshots = await Task.WhenAll(rows.Select(row => row.Tile).Distinct().Select(Snapshot));
        var live = new Dictionary<string, StationSummary>();
        foreach (var station in snapshots.SelectMany(snapshot => snapshot.Stations))
        {
            // A station that is just moving may stand in two tiles for a moment.
            if (!live.TryGetValue(station.Id, out var known) || known.Revision < station.Revision)
            {
                live[station.Id] = station;
            }
        }

        var found = await Task.WhenAll(rows.Select(row =>
            live.TryGetValue(row.Id, out var station) ? Task.FromResult<StationSummary?>(station) : Single(row.Id)));
        // One that has just been retired may still stand in the index.
        return [.. found.OfType<StationSummary>().Where(station => !station.Retired)];
    }

    private Task<TileSnapshot> Snapshot(TileId tile) => grains.LiveTile(tile).GetSnapshot();

    private Task<StationSummary?> Single(string id) => grains.Station(id).GetSummary();
}
