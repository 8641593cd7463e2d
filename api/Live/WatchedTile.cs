using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using RedStation.Api.Stations;
using RedStation.Contracts;
using RedStation.Contracts.Live;

namespace RedStation.Api.Live;

/// <summary>
/// A tile that phones of this process watch: its state, and who watches. A message is made once per form and protocol, however many
/// phones it goes to.
/// </summary>
/// <param name="id">Which tile.</param>
/// <param name="number">What stands for it in compact messages.</param>
public sealed class WatchedTile(TileId id, int number)
{
    private readonly Lock gate = new();
    private readonly HeldStations stations = new();
    private readonly HashSet<LiveConnection> whole = [];
    private readonly HashSet<LiveConnection> compact = [];
    private readonly List<TileDelta> early = [];
    private long? sequence;
    private byte step;
    private long time;
    private TileState? state;
    private SerializedHubMessage? wholeReset;
    private SerializedHubMessage? compactReset;

    /// <summary>Which tile.</summary>
    public TileId Id => id;

    /// <summary>What stands for it in compact messages.</summary>
    public int Number => number;

    /// <summary>How many calls are joining; kept by the gateway.</summary>
    public int Pins { get; set; }

    /// <summary>The call that ends the lease on the tile, once nobody watches; kept by the gateway.</summary>
    public Task? Ending { get; set; }

    /// <summary>The question for the tile's state that is under way; kept by the gateway.</summary>
    public Task? Loading { get; set; }

    /// <summary>When the grain last answered, as a timestamp of the clock; kept by the gateway.</summary>
    public long LoadedAt { get; set; }

    /// <summary>Whether anybody watches.</summary>
    public bool IsWatched
    {
        get
        {
            lock (gate)
            {
                return whole.Count + compact.Count > 0;
            }
        }
    }

    /// <summary>The sequence of the state held, or null before the first snapshot.</summary>
    public long? Sequence
    {
        get
        {
            lock (gate)
            {
                return sequence;
            }
        }
    }

    /// <summary>Adds a watcher and gives it the state that its next message will follow.</summary>
    public TileState Join(LiveConnection watcher)
    {
        lock (gate)
        {
            whole.Add(watcher);
            watcher.Forget(this);
            return State();
        }
    }

    /// <summary>Adds a watcher, if it is not there yet, and sends it the whole state in the compact form.</summary>
    public void JoinCompact(LiveConnection watcher)
    {
        lock (gate)
        {
            if (compact.Count == 0)
            {
                // Nobody counts from another time yet.
                (time, compactReset) = (stations.Latest, null);
            }

            compact.Add(watcher);
            watcher.Renew(this, CompactReset());
        }
    }

    /// <summary>Removes a watcher.</summary>
    public void Leave(LiveConnection watcher)
    {
        lock (gate)
        {
            whole.Remove(watcher);
            compact.Remove(watcher);
            watcher.Forget(this);
        }
    }

    /// <summary>
    /// Takes a snapshot from the tile's grain. One that is older than what deltas have brought since it was asked for is passed over.
    /// </summary>
    /// <param name="snapshot">The grain's answer.</param>
    /// <param name="askedAt">What was held when it was asked.</param>
    public void Reset(TileSnapshot snapshot, long? askedAt)
    {
        lock (gate)
        {
            // Asked when nothing was held yet: whatever is held by now has come since.
            var overtaken = sequence > snapshot.Sequence && snapshot.Sequence >= (askedAt ?? long.MinValue);
            if (sequence == snapshot.Sequence || overtaken)
            {
                return;
            }

            if (sequence is { } held && held < snapshot.Sequence)
            {
                // The changes between may be on their way; told as a change, the snapshot spares the phones the whole tile.
                Follow(stations.Difference(id, held, snapshot));
                return;
            }

            var first = sequence is null;
            stations.Replace(snapshot.Stations);
            sequence = snapshot.Sequence;
            ForgetMessages();
            foreach (var delta in early.OrderBy(delta => delta.After))
            {
                Take(delta);
            }

            early.Clear();
            if (!first)
            {
                TellReset();
            }
        }
    }

    /// <summary>Takes a change. False when it does not follow what is held: the tile must be asked again.</summary>
    public bool Apply(TileDelta delta)
    {
        lock (gate)
        {
            if (sequence is null)
            {
                early.Add(delta);
                return true;
            }

            return Take(delta);
        }
    }

    /// <summary>Writes the whole state to a watcher whose outbox was emptied; its next message will follow it. Null when it has left.</summary>
    public Task? WriteTo(LiveConnection watcher)
    {
        lock (gate)
        {
            return watcher.WriteMarked(this, compact.Contains(watcher) ? CompactReset : WholeReset);
        }
    }

    private bool Take(TileDelta delta)
    {
        if (delta.Sequence <= sequence)
        {
            return true;
        }

        if (delta.After > sequence)
        {
            return false;
        }

        // A snapshot may have brought the first of several changes that were joined. Hearing those again does no harm.
        Follow(delta with { After = sequence!.Value });
        return true;
    }

    private void Follow(TileDelta delta)
    {
        var countsOnly = stations.Apply(delta);
        sequence = delta.Sequence;
        ForgetMessages();
        TellWhole(delta);
        TellCompact(delta, countsOnly);
    }

    private void TellWhole(TileDelta delta)
    {
        if (whole.Count == 0)
        {
            return;
        }

        // The contract has no word for a station that has left a tile, so the whole tile is sent again.
        Send(whole, delta.Left.IsEmpty
            ? Message(
                LiveMessageNames.TileChanged,
                new TileChange(id.ToString(), delta.After, delta.Sequence, [.. delta.Stations.Select(StationWire.Summary)]))
            : WholeReset(), AcceptedAt(delta));
    }

    private void TellCompact(TileDelta delta, bool countsOnly)
    {
        if (compact.Count == 0 || (delta.Stations.IsEmpty && countsOnly))
        {
            return;
        }

        if (!countsOnly)
        {
            Send(compact, CompactReset(), AcceptedAt(delta));
            return;
        }

        var before = time;
        foreach (var station in delta.Stations)
        {
            time = Math.Max(time, station.HeardAt?.ToUnixTimeMilliseconds() ?? 0);
        }

        step++;
        var change = new CompactDelta(number, step, before, time);
        foreach (var station in delta.Stations)
        {
            change.Add(stations.PlaceOf(station.Id), station);
        }

        Send(compact, Message(LiveMessageNames.CompactDelta, change.ToArray()), AcceptedAt(delta));
    }

    private void TellReset()
    {
        if (whole.Count > 0)
        {
            Send(whole, WholeReset(), null);
        }

        if (compact.Count > 0)
        {
            Send(compact, CompactReset(), null);
        }
    }

    private void Send(HashSet<LiveConnection> watchers, SerializedHubMessage message, DateTimeOffset? acceptedAt)
    {
        foreach (var watcher in watchers)
        {
            watcher.Enqueue(new OutboxMessage(this, message, acceptedAt));
        }
    }

    /// <summary>When the oldest change of a delta was accepted: revisions follow the station's clock, in milliseconds.</summary>
    private static DateTimeOffset? AcceptedAt(TileDelta delta) =>
        delta.Stations.IsEmpty ? null : DateTimeOffset.FromUnixTimeMilliseconds(delta.Stations.Min(station => station.Revision));

    private void ForgetMessages() => (state, wholeReset, compactReset) = (null, null, null);

    private TileState State() => state ??= new(id.ToString(), sequence ?? 0, stations.Wire);

    private SerializedHubMessage WholeReset() => wholeReset ??= Message(LiveMessageNames.TileReset, State());

    private SerializedHubMessage CompactReset() =>
        compactReset ??= Message(LiveMessageNames.CompactState, new CompactState(id.ToString(), number, step, time, stations.Wire));

    private static SerializedHubMessage Message(string name, object content) => new(new InvocationMessage(name, [content]));
}
