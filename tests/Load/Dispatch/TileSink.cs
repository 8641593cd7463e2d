using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;
using RedStation.Grains.Dispatch;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>The product's dispatch tiles, given batches as an api process gives them: one call per tile, tickets in place of names.</summary>
public sealed class TileSink(IGrainFactory grains) : IPositionSink
{
    private const long Gateway = 4_711;
    private static readonly TimeSpan DutyLeft = TimeSpan.FromHours(6);

    private readonly DispatchSearch search = new(grains);
    private (TileId Tile, PresenceTicket Ticket)[] riders = [];

    /// <inheritdoc/>
    public double OtherCpuSeconds => 0;

    /// <inheritdoc/>
    public async Task Tell(RiderCrowd crowd)
    {
        riders = new (TileId, PresenceTicket)[crowd.Count];
        var batches = new Dictionary<TileId, TileBatch>();
        for (var rider = 0; rider < crowd.Count; rider++)
        {
            Add(batches, rider, crowd, crowd.Place(rider));
        }

        await Send(batches);
    }

    /// <inheritdoc/>
    public async Task Move(RiderCrowd crowd, int first, int count)
    {
        var batches = new Dictionary<TileId, TileBatch>();
        for (var rider = first; rider < first + count; rider++)
        {
            Add(batches, rider, crowd, crowd.Step(rider));
        }

        await Send(batches);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> Nearest(GeoPoint centre, int radiusM, int limit) =>
        [.. (await search.Nearby(new NearbyQuery(centre, radiusM, 10, [], limit))).Select(candidate => candidate.RiderId)];

    private void Add(Dictionary<TileId, TileBatch> batches, int rider, RiderCrowd crowd, GeoPoint here)
    {
        ref var known = ref riders[rider];
        var now = DateTimeOffset.UtcNow;
        var tile = DispatchTiles.Of(here, known.Ticket == default ? null : known.Tile);
        if (known.Ticket != default && tile == known.Tile)
        {
            Of(batches, tile).Moved.Add(new Movement(known.Ticket.Slot, known.Ticket.Number, here.Lat, here.Lon, now.UtcTicks, AccuracyM: 0));
            return;
        }

        if (known.Ticket != default)
        {
            Of(batches, known.Tile).Left.Add(crowd.Ids[rider]);
        }

        known = (tile, default);
        var batch = Of(batches, tile);
        batch.Told.Add(new Presence(crowd.Ids[rider], here, now, true, null, now + DutyLeft, [], AccuracyM: 0));
        batch.Riders.Add(rider);
    }

    private Task Send(Dictionary<TileId, TileBatch> batches) => Task.WhenAll(batches.Select(async pair =>
    {
        var batch = pair.Value;
        var receipt = await grains.DispatchTile(pair.Key)
            .Report(new PresenceBatch(Gateway, [.. batch.Left], [.. batch.Told], [.. batch.Moved]));
        if (!receipt.Unknown.IsEmpty)
        {
            throw new InvalidOperationException($"Tile {pair.Key} has forgotten {receipt.Unknown.Length} riders.");
        }

        for (var place = 0; place < batch.Riders.Count; place++)
        {
            riders[batch.Riders[place]].Ticket = receipt.Tickets[place];
        }
    }));

    private static TileBatch Of(Dictionary<TileId, TileBatch> batches, TileId tile)
    {
        if (!batches.TryGetValue(tile, out var batch))
        {
            batches[tile] = batch = new TileBatch();
        }

        return batch;
    }

    private sealed class TileBatch
    {
        public List<string> Left { get; } = [];

        public List<Presence> Told { get; } = [];

        public List<int> Riders { get; } = [];

        public List<Movement> Moved { get; } = [];
    }
}
