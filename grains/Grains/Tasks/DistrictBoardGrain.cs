using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedStation.Contracts.Tasks;
using RedStation.Grains.Gateways;

namespace RedStation.Grains.Tasks;

/// <inheritdoc cref="IDistrictBoardGrain"/>
public sealed class DistrictBoardGrain(IOptions<LiveOptions> options, TimeProvider clock, ILogger<DistrictBoardGrain> logger)
    : Grain, IDistrictBoardGrain
{
    private readonly GatewayLeases<IDispatchGateway, IReadOnlyList<BoardNews>> gateways = new(
        options.Value, clock, logger, (gateway, news) => gateway.Deliver([.. news]), (first, next) => [.. first, .. next]);

    /// <summary>Leases of their own: a process of the version before knows of no cases, and goes on hearing of tasks.</summary>
    private readonly GatewayLeases<IDispatchGateway, IReadOnlyList<CaseNotice>> forCases = new(
        options.Value, clock, logger, (gateway, notices) => gateway.DeliverCases([.. notices]), (first, next) => [.. first, .. next]);

    /// <inheritdoc/>
    public Task Publish(BoardNews news)
    {
        gateways.Notify([news]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task PublishCase(CaseNotice notice)
    {
        forCases.Notify([notice]);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Watch(IDispatchGateway gateway)
    {
        gateways.Renew(gateway);
        forCases.Renew(gateway);
        return Task.CompletedTask;
    }
}
