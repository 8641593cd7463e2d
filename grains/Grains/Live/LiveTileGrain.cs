using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;
using RedStation.Domain.Live;
using RedStation.Grains.Gateways;
using RedStation.Grains.Stations;

namespace RedStation.Grains.Live;

/// <inheritdoc cref="ILiveTileGrain"/>
/// <remarks>Soft state: made anew from the index and the stations whenever the tile comes to life.</remarks>
public sealed class LiveTileGrain(
    IStationIndex index, IOptions<LiveOptions> options, TimeProvider clock, ILogger<LiveTileGrain> logger) : Grain, ILiveTileGrain
{
    private readonly GatewayLeases<ILiveGateway, TileDelta> gateways =
        new(options.Value, clock, logger, (gateway, delta) => gateway.Changed(delta), TileDeltas.Join);

    private LiveTileState tile = null!;
    private IGrainTimer? flush;
    private bool waiting;
    private DateTimeOffset lastFlush;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!TileId.TryParse(GrainKeys.IdOf(this.GetPrimaryKeyString()), out var id))
        {
            throw new ArgumentException("The key of a live tile is live-13/x/y.");
        }

        // A thousand deltas a millisecond would be needed to reach the first sequence of a later life.
        tile = new LiveTileState(id, clock.GetUtcNow().ToUnixTimeMilliseconds() * 1_000);
        var stations = await Task.WhenAll((await index.IdsInTile(id))
            .Select(station => GrainFactory.Station(station).GetSummary()));
        foreach (var station in stations.OfType<StationSummary>().Where(station => !station.Retired))
        {
            tile.Apply(station);
        }

        tile.TakeDelta();
    }

    /// <inheritdoc/>
    public Task Apply(StationSummary station)
    {
        if (tile.Apply(station))
        {
            Schedule();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Remove(string stationId, long revision)
    {
        if (tile.Remove(stationId, revision))
        {
            Schedule();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<TileSnapshot> GetSnapshot() => Task.FromResult(tile.Snapshot());

    /// <inheritdoc/>
    public Task<TileSnapshot> Watch(ILiveGateway gateway)
    {
        gateways.Renew(gateway);
        return Task.FromResult(tile.Snapshot());
    }

    /// <inheritdoc/>
    public Task Unwatch(ILiveGateway gateway)
    {
        gateways.End(gateway);
        return Task.CompletedTask;
    }

    /// <summary>Tells at once after a quiet time; under load, once per interval.</summary>
    private void Schedule()
    {
        if (gateways.IsEmpty)
        {
            tile.SkipDelta();
            return;
        }

        if (waiting)
        {
            return;
        }

        var wait = lastFlush + options.Value.Coalesce - clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            Flush();
        }
        else
        {
            waiting = true;
            flush ??= this.RegisterGrainTimer(
                () =>
                {
                    waiting = false;
                    Flush();
                    return Task.CompletedTask;
                },
                new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true });
            flush.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Flush()
    {
        lastFlush = clock.GetUtcNow();
        if (tile.TakeDelta() is { } delta)
        {
            gateways.Notify(delta);
        }
    }
}
