using System.Threading.RateLimiting;

namespace RedStation.Api.Hosting;

/// <summary>
/// Lets phones in a few at a time. When a mobile network comes back thousands return within a second, and each costs as much processor
/// time as thirty messages to those who never left; all at once they would stand before everybody else's messages. One that waits
/// takes its turn behind the work that was there before it, and all are in as soon as otherwise.
/// </summary>
internal static class Arrivals
{
    private const int PerCore = 2;

    public static void UseArrivals(this WebApplication app)
    {
        var doors = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = PerCore * Environment.ProcessorCount,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/hubs", StringComparison.Ordinal),
            hubs => hubs.Use(async (context, next) =>
            {
                using var entry = await doors.AcquireAsync(1, context.RequestAborted);
                // The turn came on the thread of the one before, ahead of all who wait for a thread.
                await Task.Yield();
                // In a moment it is on its line, which lasts; until then it only computes.
                context.Response.OnStarting(() =>
                {
                    entry.Dispose();
                    return Task.CompletedTask;
                });
                await next(context);
            }));
        app.Lifetime.ApplicationStopped.Register(doors.Dispose);
    }
}
