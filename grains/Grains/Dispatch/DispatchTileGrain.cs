using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;

namespace RedStation.Grains.Dispatch;

/// <inheritdoc cref="IDispatchTileGrain"/>
/// <remarks>Soft state: gateways find their tickets void and tell the next life of the tile all it needs.</remarks>
public sealed class DispatchTileGrain(IOptions<DispatchOptions> options, TimeProvider clock) : Grain, IDispatchTileGrain
{
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromSeconds(30);

    private PresenceMap riders = null!;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!TileId.TryParse(GrainKeys.IdOf(this.GetPrimaryKeyString()), out var tile))
        {
            throw new ArgumentException("The key of a dispatch tile is dispatch-13/x/y.");
        }

        // By chance, not by the clock: a tile that comes to life elsewhere at the same moment must not give the same tickets.
        riders = new PresenceMap(tile, options.Value, 1 + Random.Shared.NextInt64(1L << 48));
        this.RegisterGrainTimer(
            () =>
            {
                riders.Forget(clock.GetUtcNow());
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(ForgetEvery, ForgetEvery));
        return base.OnActivateAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PresenceReceipt> Report(PresenceBatch batch) => Task.FromResult(riders.Report(batch));

    /// <inheritdoc/>
    public Task<ImmutableArray<Candidate>> Nearby(NearbyQuery query) => Task.FromResult(riders.Nearby(query, clock.GetUtcNow()));
}
