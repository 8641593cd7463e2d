using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;

namespace RedStation.Api.Http.Pipeline;

/// <summary>
/// Lets phones onto their lines a few at a time. When a mobile network comes back thousands return within a second, and each costs as much
/// processor time as thirty messages to those who never left; all at once they would stand before everybody else's messages. One that
/// waits takes its turn behind the work that was there before it.
/// </summary>
internal static class ConnectionAdmissionLimiter
{
    private const int PerCore = 2;

    public static void UseConnectionAdmissionLimiter(this WebApplication app)
    {
        var doors = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = PerCore * Environment.ProcessorCount,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        app.UseWhen(IsArrival, arrivals => arrivals.Use((context, next) => LetIn(doors, context, next)));
        app.Lifetime.ApplicationStopped.Register(doors.Dispose);
    }

    /// <summary>Not those who hear news by waiting for an answer: they would stand in the door until there is some.</summary>
    private static bool IsArrival(HttpContext context) => context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true };

    private static async Task LetIn(RateLimiter doors, HttpContext context, RequestDelegate next)
    {
        using var entry = await Turn(doors, context.RequestAborted);
        if (entry is null)
        {
            return;
        }

        // It came on the thread of the one before, ahead of all who wait for a thread.
        await Task.Yield();
        // From then on it is on its line, which lasts; until then it only computes.
        context.Response.OnStarting(() =>
        {
            entry.Dispose();
            return Task.CompletedTask;
        });
        await next(context);
    }

    /// <summary>Null when the phone has left before its turn came.</summary>
    private static async Task<RateLimitLease?> Turn(RateLimiter doors, CancellationToken gone)
    {
        try
        {
            return await doors.AcquireAsync(1, gone);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
