using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Wire;

namespace RedStation.Tests.Load.Live;

/// <summary>
/// What one phone holds of the live map, kept by the rules of api/docs/hubs.md: snapshot, deltas that follow it, and the whole
/// again where one does not. Fed by one line at a time.
/// </summary>
/// <param name="form">The form of the messages.</param>
/// <param name="book">The numbers of stations.</param>
/// <param name="tally">Where arrivals are counted; null for a phone that only watches.</param>
public sealed class WatchedMap(LiveForm form, StationRegistry book, LiveTally? tally) : ITileSink
{
    private readonly Dictionary<string, WatchedTile> tiles = [];
    private readonly Dictionary<long, string> byNumber = [];
    private readonly List<byte[]> early = [];
    private WatchedTile? current;
    private bool asking;
    private long now;

    /// <summary>Whether arrivals here are counted.</summary>
    public bool IsCounted => tally is not null;

    /// <summary>The tiles held.</summary>
    public IReadOnlyDictionary<string, WatchedTile> Tiles => tiles;

    /// <summary>Asks the line for whole tiles again: all of them, or in the compact form the ones named.</summary>
    public Action<string[]>? Missed { get; set; }

    /// <summary>Where tests of the tool let a watcher hold something wrong; null in any real run.</summary>
    public Func<StationFigures, StationFigures>? Distort { get; init; }

    /// <summary>Whether it holds so many tiles.</summary>
    public bool Holds(int count)
    {
        lock (tiles)
        {
            return tiles.Count >= count;
        }
    }

    /// <summary>A call of <c>Watch</c> is under way: changes are kept until its answer.</summary>
    public void Asked()
    {
        lock (tiles)
        {
            asking = true;
        }
    }

    /// <summary>Forgets everything: the line is a new one.</summary>
    public void Clear()
    {
        lock (tiles)
        {
            tiles.Clear();
            byNumber.Clear();
            early.Clear();
        }
    }

    /// <summary>Takes a message.</summary>
    public void Take(in HubMessage message)
    {
        lock (tiles)
        {
            now = Moment.Now;
            switch (message.Kind)
            {
                case HubMessageKind.Completion when asking && message.Error is null && !message.Body.IsEmpty:
                    form.Reader.Tiles(message.Body, this);
                    asking = false;
                    early.ForEach(body => form.Reader.Tiles(body, this));
                    early.Clear();
                    break;
                case HubMessageKind.Invocation when message.Calls("d"u8):
                    tally?.Message();
                    Delta(form.Reader.Binary(message.Body).Span);
                    break;
                case HubMessageKind.Invocation when message.Calls("TileChanged"u8) && asking:
                    early.Add(message.Body.ToArray());
                    break;
                case HubMessageKind.Invocation:
                    tally?.Message();
                    form.Reader.Tiles(message.Body, this);
                    break;
                default:
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public bool Tile(in TileHead head)
    {
        if (head.After < 0)
        {
            return Whole(head);
        }

        if (!tiles.TryGetValue(head.Tile, out current) || head.Sequence <= current.Sequence)
        {
            return false;
        }

        if (head.After != current.Sequence)
        {
            tally?.Gap();
            asking = true;
            Missed?.Invoke([]);
            return false;
        }

        current.Sequence = head.Sequence;
        return true;
    }

    /// <inheritdoc/>
    public void Station(ReadOnlySpan<byte> id, in StationFigures figures)
    {
        var number = book.Number(id);
        current!.Places.Add(number);
        Take(current, number, figures);
    }

    /// <inheritdoc/>
    public void End()
    {
        // Places count only in the compact form, and there only in a whole tile.
        if (!form.IsCompact)
        {
            current!.Places.Clear();
        }
    }

    private bool Whole(in TileHead head)
    {
        if (tiles.TryGetValue(head.Tile, out var known))
        {
            tally?.Reset();
        }

        // The steps seen so far stay: what the new state skips has arrived with it.
        current = new WatchedTile { Sequence = head.Sequence, Step = head.Step, Time = head.Time };
        foreach (var (number, station) in known?.Stations ?? [])
        {
            current.Stations[number] = station;
        }

        tiles[head.Tile] = current;
        var name = head.Tile;
        if (head.Number >= 0)
        {
            foreach (var old in byNumber.Where(pair => pair.Value == name).Select(pair => pair.Key).ToList())
            {
                byNumber.Remove(old);
            }

            byNumber[head.Number] = head.Tile;
        }

        return true;
    }

    private void Delta(ReadOnlySpan<byte> bytes)
    {
        var delta = new CompactDelta(bytes);
        if (!byNumber.TryGetValue(delta.Number(), out var name) || !tiles.TryGetValue(name, out var tile) || tile.Lost)
        {
            return;
        }

        if (delta.Byte() != (tile.Step + 1) % 256)
        {
            tally?.Gap();
            tile.Lost = true;
            Missed?.Invoke([name]);
            return;
        }

        tile.Step = (tile.Step + 1) % 256;
        tile.Time += delta.Number();
        while (!delta.IsOver)
        {
            var (index, told) = delta.Station(tile.Time);
            var number = tile.Places[index];
            var total = tile.Stations[number].Figures.Total;
            Take(tile, number, told with { Total = total, Offline = total - told.Available - told.Reserved - told.Charging - told.Faulted });
        }
    }

    private void Take(WatchedTile tile, int number, StationFigures figures)
    {
        if (Distort is not null)
        {
            figures = Distort(figures);
        }

        var known = tile.Stations.TryGetValue(number, out var held) ? held : new WatchedStation(default, -1);
        if (book.Track(number) is not { } track)
        {
            tile.Stations[number] = new WatchedStation(figures, -1);
            return;
        }

        var step = track.StepOf(figures, known.Step);
        if (tally is not null && known.Step >= 0)
        {
            for (var arrived = known.Step + 1; arrived <= step; arrived++)
            {
                tally.Arrived(track.StartOf(arrived), now);
            }
        }

        tile.Stations[number] = new WatchedStation(figures, step);
    }
}
