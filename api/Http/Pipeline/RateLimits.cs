using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Accounts;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Api.Http.Pipeline;

/// <summary>
/// Keeps one client from taking the place of all. Passwords and codes have stricter limits of their own where they are checked.
/// </summary>
internal static class RateLimits
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddSettings<LimitOptions>(LimitOptions.Section);
        return services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
            limiter.OnRejected = async (rejected, _) =>
            {
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                await Problem.TooSoon("too_many_requests", wait).ExecuteAsync(rejected.HttpContext);
            };
        });
    }

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var limits = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;
        var user = context.User;
        if (user.Identity?.IsAuthenticated != true)
        {
            return Bucket(
                "address " + CallerNetwork.Of(context.Connection.RemoteIpAddress).Address, limits.AnonymousPerSecond, limits.AnonymousBurst);
        }

        return user.Role() switch
        {
            Roles.Platform => Bucket("platform " + user.PlatformId(), limits.StaffPerSecond, limits.StaffBurst),
            Roles.Device => Bucket("device " + user.Subject(), limits.DevicePerSecond, limits.DeviceBurst),
            Roles.Dispatcher or Roles.Operator or Roles.Admin => Bucket("staff " + user.Subject(), limits.StaffPerSecond, limits.StaffBurst),
            _ => Bucket("subject " + user.Subject(), limits.SubjectPerSecond, limits.SubjectBurst),
        };
    }

    private static RateLimitPartition<string> Bucket(string key, int perSecond, int burst) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
            QueueLimit = 0,
        });
}
