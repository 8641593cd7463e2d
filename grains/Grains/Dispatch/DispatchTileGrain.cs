using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;

namespace RedStation.Grains.Dispatch;

/// <inheritdoc cref="IDispatchTileGrain"/>
public sealed class DispatchTileGrain(IOptions<DispatchOptions> options, TimeProvider clock) : Grain, IDispatchTileGrain
{
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromSeconds(30);

    private readonly PresenceMap riders = new(options.Value);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
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
    public Task Report(ImmutableArray<Presence> batch)
    {
        riders.Report(batch);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Remove(ImmutableArray<string> riderIds)
    {
        riders.Remove(riderIds);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Candidate>> Nearby(NearbyQuery query) => Task.FromResult(riders.Nearby(query, clock.GetUtcNow()));
}
