using System.Threading.RateLimiting;
using Microsoft.AspNetCore.SignalR;

namespace RedStation.Api.Realtime;

/// <summary>Limits how often one connection may call: 20 calls a second, 100 at once.</summary>
public sealed class HubRateLimit : IHubFilter
{
    private const string Key = "rate-limit";

    private static readonly TokenBucketRateLimiterOptions Limit = new()
    {
        TokenLimit = 100,
        TokensPerPeriod = 20,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = false,
        QueueLimit = 0,
    };

    /// <inheritdoc/>
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var limiter = (TokenBucketRateLimiter)invocationContext.Context.Items[Key]!;
        if (limiter.AttemptAcquire().IsAcquired || (limiter.TryReplenish() && limiter.AttemptAcquire().IsAcquired))
        {
            return next(invocationContext);
        }

        throw HubErrors.Of("too_many_requests");
    }

    /// <inheritdoc/>
    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        context.Context.Items[Key] = new TokenBucketRateLimiter(Limit);
        return next(context);
    }
}
