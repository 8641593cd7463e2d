namespace RedStation.Tests.Cluster.Live;

/// <summary>
/// Clients that together watch every tile, four times over, in both forms and both protocols: steady ones, one that loses messages, one whose line is
/// cut, one that stops reading for a while, and ones that join late.
/// </summary>
public sealed class LiveClientGroup : IAsyncDisposable
{

    private readonly Uri server;
    private readonly List<string[]> parts;
    private readonly List<LiveClient> clients = [];

    private LiveClientGroup(Uri server, IEnumerable<string> tiles) => (this.server, parts) = (server, [.. tiles.Chunk(MapTiles.Most)]);

    /// <summary>All of them.</summary>
    public IReadOnlyList<LiveClient> Clients => clients;

    private LiveClient Steady => clients[0];

    /// <summary>Connects those that are there from the beginning.</summary>
    public static async Task<LiveClientGroup> Connect(Uri server, IReadOnlyCollection<string> tiles)
    {
        Assert.True(tiles.Count > MapTiles.Most, "More tiles than one connection may watch.");
        var group = new LiveClientGroup(server, tiles);
        await group.Join(messagePack: false, compact: false);
        await group.Join(messagePack: true, compact: false);
        await group.Join(messagePack: true, compact: true);
        await group.Join(messagePack: false, compact: true);
        return group;
    }

    /// <summary>Injects every fault that a client can meet, while changes come.</summary>
    public async Task InjectFaults()
    {
        var first = parts.Count;
        List<LiveClient> losing = [clients[first], clients[2 * first], clients[3 * first]];
        List<LiveClient> cut = [clients[first + 1], clients[(2 * first) + 1]];
        List<LiveClient> paused = [await Add(0, messagePack: false, compact: false), await Add(0, messagePack: true, compact: true)];
        await SteadyHas(40);
        losing.ForEach(client => client.Lose(3));
        cut.ForEach(client => client.Cut());
        paused.ForEach(client => client.Pause());
        await SteadyHas(120);
        await Join(messagePack: false, compact: false);
        losing.ForEach(client => client.Lose(1));
        clients[1].Cut();
        await Join(messagePack: true, compact: true);
        paused.ForEach(client => client.Resume());
        cut.Add(clients[1]);
        await Until.True(() => cut.TrueForAll(client => client.Reconnections > 0), "clients that come back");
        // The compact form tells a day's new stations whole, and has nothing to lose before ports change.
        await Until.True(() => losing.TrueForAll(client => client.State.Gaps > 0), "lost messages that are noticed");
        losing.ForEach(client => client.Mend());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }
    }

    public override string ToString() =>
        $"{clients.Count} clients took {clients.Sum(client => client.Messages)} messages, {clients.Sum(client => client.Resets)} resets, "
        + $"saw {clients.Sum(client => client.State.Gaps)} gaps";

    private Task SteadyHas(int messages) => Until.True(() => Steady.Messages >= messages, $"{messages} messages");

    private async Task Join(bool messagePack, bool compact)
    {
        for (var part = 0; part < parts.Count; part++)
        {
            await Add(part, messagePack, compact);
        }
    }

    private async Task<LiveClient> Add(int part, bool messagePack, bool compact)
    {
        var client = await LiveClient.Start(server, parts[part], messagePack, compact: compact);
        clients.Add(client);
        return client;
    }
}
