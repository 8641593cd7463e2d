using RedStation.Api.Stations;
using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Live;

/// <summary>The stations of a watched tile in an order that stays as long as no station comes, goes or becomes another.</summary>
public sealed class HeldStations
{
    private readonly List<(StationSummary Summary, StationSummaryWire Wire)> stations = [];
    private readonly Dictionary<string, int> places = [];
    private IReadOnlyList<StationSummaryWire>? wire;

    /// <summary>The stations as they go over the wire.</summary>
    public IReadOnlyList<StationSummaryWire> Wire => wire ??= [.. stations.Select(station => station.Wire)];

    /// <summary>When the latest of them was heard, in milliseconds since 1970; 0 when none ever was.</summary>
    public long Latest => stations.Max(station => station.Summary.HeardAt)?.ToUnixTimeMilliseconds() ?? 0;

    /// <summary>The place of a station.</summary>
    public int PlaceOf(string id) => places[id];

    /// <summary>Replaces all.</summary>
    public void Replace(IEnumerable<StationSummary> all)
    {
        stations.Clear();
        places.Clear();
        foreach (var station in all)
        {
            Put(station, StationWire.Summary(station));
        }

        wire = null;
    }

    /// <summary>Takes a change. False when more than the counts of known stations is new, so that places no longer say all.</summary>
    public bool Apply(TileDelta delta)
    {
        var countsOnly = delta.Left.IsEmpty;
        foreach (var station in delta.Stations)
        {
            var next = StationWire.Summary(station);
            countsOnly &= places.TryGetValue(station.Id, out var place) && IsSameButCounts(stations[place].Wire, next);
            Put(station, next);
        }

        if (!delta.Left.IsEmpty)
        {
            Replace([.. stations.Select(station => station.Summary).Where(station => !delta.Left.Contains(station.Id))]);
        }

        wire = null;
        return countsOnly;
    }

    /// <summary>What leads from here to a later snapshot.</summary>
    public TileDelta Difference(TileId tile, long sequence, TileSnapshot snapshot)
    {
        var kept = snapshot.Stations.Select(station => station.Id).ToHashSet();
        return new TileDelta(
            tile,
            sequence,
            snapshot.Sequence,
            [.. snapshot.Stations.Where(
                station => !places.TryGetValue(station.Id, out var place) || stations[place].Summary.Revision != station.Revision)],
            [.. stations.Select(station => station.Summary.Id).Where(id => !kept.Contains(id))]);
    }

    private void Put(StationSummary station, StationSummaryWire onWire)
    {
        if (places.TryAdd(station.Id, stations.Count))
        {
            stations.Add((station, onWire));
        }
        else
        {
            stations[places[station.Id]] = (station, onWire);
        }
    }

    /// <summary>
    /// Whether a client that holds the one and hears open, connected, state, reservable, asOf, revision and counts of the other then holds the other.
    /// What is not named here, a client does not hear of: it needs the station whole.
    /// </summary>
    private static bool IsSameButCounts(StationSummaryWire known, StationSummaryWire next) =>
        known.Ports.Total == next.Ports.Total
        && known.Services.AsSpan().SequenceEqual(next.Services.AsSpan())
        && known == next with
        {
            Open = known.Open,
            Ports = known.Ports,
            Services = known.Services,
            Revision = known.Revision,
            AsOf = known.AsOf,
            Connected = known.Connected,
            State = known.State,
            Reservable = known.Reservable,
        };
}
