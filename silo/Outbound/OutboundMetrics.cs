using System.Diagnostics.Metrics;
using RedStation.Silo.Telemetry;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>Figures of what other systems are told. What waits is reported by the process that tells.</summary>
public sealed class OutboundMetrics
{
    private readonly Counter<long> posts;
    private (long Waiting, long Dead)? totals;

    /// <summary>Publishes them.</summary>
    public OutboundMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(SiloTelemetry.Meter);
        posts = meter.CreateCounter<long>(
            "redstation.outbound.posts", "{post}", "Posts to webhooks and to people, by outcome: delivered, failed or dead.");
        meter.CreateObservableGauge(
            "redstation.outbound.waiting", () => Measured(totals?.Waiting), "{event}", "Events that webhooks and people are still to be told.");
        meter.CreateObservableGauge(
            "redstation.outbound.dead_letters", () => Measured(totals?.Dead), "{event}", "Events that were given up; somebody must replay them.");
    }

    /// <summary>Counts a post.</summary>
    /// <param name="outcome"><c>delivered</c>, <c>failed</c> or <c>dead</c>.</param>
    public void Count(string outcome) => posts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Looks how many wait.</summary>
    public async Task Look(DeliveryStore deliveries) => totals = await deliveries.Totals();

    /// <summary>What waits is another process's to report from now on.</summary>
    public void Forget() => totals = null;

    private static IEnumerable<Measurement<long>> Measured(long? value) => value is { } known ? [new(known)] : [];
}
