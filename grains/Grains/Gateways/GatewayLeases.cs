using Microsoft.Extensions.Logging;

namespace RedStation.Grains.Gateways;

/// <summary>
/// The gateways that hold a lease on a grain, each with what it has still to be told. One call is in flight per gateway; what
/// comes meanwhile is joined. A gateway that fails is dropped: it finds out at its next renewal.
/// </summary>
/// <typeparam name="TGateway">The observer interface.</typeparam>
/// <typeparam name="TNews">What is delivered in one call.</typeparam>
public sealed partial class GatewayLeases<TGateway, TNews>(
    LiveOptions options, TimeProvider clock, ILogger logger, Func<TGateway, TNews, Task> deliver, Func<TNews, TNews, TNews> join)
    where TGateway : IGrainObserver
    where TNews : class
{
    private readonly Dictionary<TGateway, Lease> leases = [];

    /// <summary>Whether anybody listens.</summary>
    public bool IsEmpty => leases.Count == 0;

    /// <summary>Starts or renews a lease, and says whether there was one. What waits for the gateway stays when it renews.</summary>
    public bool Renew(TGateway gateway)
    {
        var now = clock.GetUtcNow();
        var known = leases.TryGetValue(gateway, out var lease) && lease.Until > now;
        if (lease is null)
        {
            leases.Add(gateway, lease = new Lease());
        }

        lease.Until = now + options.LeaseLife;
        return known;
    }

    /// <summary>Ends a lease.</summary>
    public void End(TGateway gateway) => leases.Remove(gateway);

    /// <summary>Tells every gateway whose lease has not run out. Does not wait for them.</summary>
    public void Notify(TNews news)
    {
        var now = clock.GetUtcNow();
        foreach (var (gateway, lease) in leases.ToList())
        {
            if (lease.Until <= now)
            {
                leases.Remove(gateway);
                continue;
            }

            lease.Waiting = lease.Waiting is { } waiting ? join(waiting, news) : news;
            if (!lease.Busy)
            {
                lease.Busy = true;
                _ = Pump(gateway, lease);
            }
        }
    }

    /// <summary>Runs on the grain's scheduler, between its turns; never throws.</summary>
    private async Task Pump(TGateway gateway, Lease lease)
    {
        try
        {
            while (lease.Waiting is { } news)
            {
                lease.Waiting = null;
                await deliver(gateway, news);
            }
        }
        catch (Exception fault)
        {
            LogDropped(logger, typeof(TGateway).Name, fault.Message);
            if (leases.TryGetValue(gateway, out var current) && ReferenceEquals(current, lease))
            {
                leases.Remove(gateway);
            }
        }
        finally
        {
            lease.Busy = false;
        }
    }

    private sealed class Lease
    {
        public DateTimeOffset Until { get; set; }

        public TNews? Waiting { get; set; }

        public bool Busy { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A {Gateway} did not take its news and was dropped: {Reason}")]
    private static partial void LogDropped(ILogger logger, string gateway, string reason);
}
