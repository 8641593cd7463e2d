using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Live;

/// <summary>
/// What a client of the live map knows, by the letter of the contract: <c>Watch</c> replaces, a change follows or shows a gap, what comes
/// while <c>Watch</c> is under way is kept and applied after it.
/// </summary>
public sealed class LiveState
{
    private readonly Lock gate = new();
    private readonly List<(bool Whole, JsonNode Tile)> early = [];
    private readonly Dictionary<string, long> highest = [];
    private readonly List<(Func<bool> Holds, TaskCompletionSource Done)> awaited = [];
    private Dictionary<string, HeldTile> tiles = [];
    private bool watching = true;

    /// <summary>How often a tile went back to a sequence below one that was seen before: never, if the server is right.</summary>
    public int StepsBack { get; private set; }

    /// <summary>How often a change did not follow what was held.</summary>
    public int Gaps { get; private set; }

    /// <summary>The tiles held.</summary>
    public IReadOnlyDictionary<string, HeldTile> Tiles
    {
        get
        {
            lock (gate)
            {
                return tiles;
            }
        }
    }

    /// <summary>All stations held, by id.</summary>
    public IReadOnlyDictionary<string, JsonNode> Stations =>
        Tiles.Values.SelectMany(tile => tile.Stations).ToDictionary(station => station.Key, station => station.Value);

    /// <summary>Ends with the message that makes a condition hold.</summary>
    public Task Until(Func<LiveState, bool> condition)
    {
        lock (gate)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (condition(this))
            {
                done.SetResult();
                return done.Task;
            }

            awaited.Add((() => condition(this), done));
            return done.Task;
        }
    }

    /// <summary><c>Watch</c> is about to be called.</summary>
    public void BeginWatch()
    {
        lock (gate)
        {
            watching = true;
        }
    }

    /// <summary>The connection is gone: what it still said belongs to nothing any more.</summary>
    public void Lose()
    {
        lock (gate)
        {
            watching = true;
            early.Clear();
        }
    }

    /// <summary><c>Watch</c> has answered. False when what came meanwhile does not follow, so that it must be called again.</summary>
    public bool EndWatch(JsonArray answer)
    {
        lock (gate)
        {
            tiles = answer.ToDictionary(tile => (string)tile!["tile"]!, tile => HeldTile.Whole(tile!));
            watching = false;
            foreach (var (id, tile) in tiles)
            {
                See(id, tile.Sequence);
            }

            var kept = early.Where(message => !IsCovered(message.Tile)).ToList();
            early.Clear();
            return kept.TrueForAll(message => IsCovered(message.Tile) || Take(message.Whole, message.Tile));
        }
    }

    /// <summary>
    /// Takes a <c>TileChanged</c> or, if <paramref name="whole"/>, a <c>TileReset</c>. False when <c>Watch</c> must be called again.
    /// </summary>
    public bool Receive(bool whole, JsonNode tile)
    {
        lock (gate)
        {
            if (watching)
            {
                early.Add((whole, tile));
                return true;
            }

            return Take(whole, tile);
        }
    }

    /// <summary>A tile is now so, as a client of the compact form has worked out.</summary>
    public void Put(string id, HeldTile tile)
    {
        lock (gate)
        {
            Set(id, tile);
        }
    }

    /// <summary>A client of the compact form has noticed a gap.</summary>
    public void Missed()
    {
        lock (gate)
        {
            Gaps++;
        }
    }

    private bool IsCovered(JsonNode message) =>
        tiles.TryGetValue((string)message["tile"]!, out var held) && (long)message["sequence"]! <= held.Sequence;

    private bool Take(bool whole, JsonNode message)
    {
        var id = (string)message["tile"]!;
        if (!tiles.TryGetValue(id, out var held))
        {
            return true;
        }

        if (!whole && (long)message["after"]! != held.Sequence)
        {
            Gaps++;
            watching = true;
            return false;
        }

        Set(id, whole ? HeldTile.Whole(message) : held.With(message));
        return true;
    }

    private void Set(string id, HeldTile next)
    {
        See(id, next.Sequence);
        tiles = new Dictionary<string, HeldTile>(tiles) { [id] = next };
        awaited.RemoveAll(one => one.Holds() && one.Done.TrySetResult());
    }

    private void See(string tile, long sequence)
    {
        if (sequence < highest.GetValueOrDefault(tile))
        {
            StepsBack++;
        }

        highest[tile] = Math.Max(sequence, highest.GetValueOrDefault(tile));
    }
}
