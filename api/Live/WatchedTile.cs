using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using RedStation.Api.Stations;
using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Live;

/// <summary>
/// A tile that phones of this process watch: its state, and who watches. A message is made once per protocol, however many
/// phones it goes to.
/// </summary>
public sealed class WatchedTile(TileId id)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, StationSummary> stations = [];
    private readonly HashSet<LiveConnection> watchers = [];
    private readonly List<TileDelta> early = [];
    private long? sequence;
    private SerializedHubMessage? reset;

    /// <summary>Which tile.</summary>
    public TileId Id => id;

    /// <summary>How many calls are joining or leaving; kept by the gateway.</summary>
    public int Pins { get; set; }

    /// <summary>Whether anybody watches.</summary>
    public bool IsWatched
    {
        get
        {
            lock (gate)
            {
                return watchers.Count > 0;
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
            watchers.Add(watcher);
            watcher.Forget(this);
            return State();
        }
    }

    /// <summary>Removes a watcher.</summary>
    public void Leave(LiveConnection watcher)
    {
        lock (gate)
        {
            watchers.Remove(watcher);
            watcher.Forget(this);
        }
    }

    /// <summary>
    /// Takes a snapshot from the tile's grain. One that is older than what deltas have brought since it was asked for is passed over.
    /// </summary>
    /// <param name="snapshot">What the grain holds.</param>
    /// <param name="askedAt">The sequence that was held when it was asked.</param>
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

            stations.Clear();
            foreach (var station in snapshot.Stations)
            {
                stations[station.Id] = station;
            }

            var first = sequence is null;
            sequence = snapshot.Sequence;
            reset = null;
            foreach (var delta in early.Where(delta => delta.After >= snapshot.Sequence).OrderBy(delta => delta.After))
            {
                Follow(delta);
            }

            early.Clear();
            if (!first)
            {
                Send(ResetMessage(), null);
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

            if (delta.Sequence <= sequence)
            {
                return true;
            }

            if (!Follow(delta))
            {
                return false;
            }

            // The contract has no word for a station that has left a tile, so the tile is told anew.
            Send(delta.Left.IsEmpty ? ChangeMessage(delta) : ResetMessage(), AcceptedAt(delta));
            return true;
        }
    }

    /// <summary>The whole state as a message, for a watcher whose outbox was emptied; its next message will follow it.</summary>
    public SerializedHubMessage ResetFor(LiveConnection watcher)
    {
        lock (gate)
        {
            watcher.Forget(this);
            return ResetMessage();
        }
    }

    private bool Follow(TileDelta delta)
    {
        if (delta.After != sequence)
        {
            return false;
        }

        foreach (var station in delta.Stations)
        {
            stations[station.Id] = station;
        }

        foreach (var gone in delta.Left)
        {
            stations.Remove(gone);
        }

        sequence = delta.Sequence;
        reset = null;
        return true;
    }

    private void Send(SerializedHubMessage message, DateTimeOffset? acceptedAt)
    {
        var post = new OutboxMessage(this, message, acceptedAt);
        foreach (var watcher in watchers)
        {
            watcher.Enqueue(post);
        }
    }

    /// <summary>When the oldest change of a delta was accepted: revisions follow the station's clock, in milliseconds.</summary>
    private static DateTimeOffset? AcceptedAt(TileDelta delta) =>
        delta.Stations.IsEmpty ? null : DateTimeOffset.FromUnixTimeMilliseconds(delta.Stations.Min(station => station.Revision));

    private TileState State() => new(id.ToString(), sequence ?? 0, [.. stations.Values.Select(station => StationWire.Summary(station))]);

    private SerializedHubMessage ResetMessage() =>
        reset ??= new SerializedHubMessage(new InvocationMessage("TileReset", [State()]));

    private SerializedHubMessage ChangeMessage(TileDelta delta) => new(new InvocationMessage(
        "TileChanged", [new TileChange(id.ToString(), delta.After, delta.Sequence, [.. delta.Stations.Select(station => StationWire.Summary(station))])]));
}
