using System.Diagnostics.Metrics;

namespace RedStation.Api.Live;

/// <summary>Figures of the live map, meter <c>RedStation.Live</c>.</summary>
public sealed class LiveMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "RedStation.Live";

    private readonly UpDownCounter<int> connections;
    private readonly Counter<long> deltas;
    private readonly Counter<long> gaps;
    private readonly Counter<long> resets;

    /// <summary>Makes the instruments.</summary>
    public LiveMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        connections = meter.CreateUpDownCounter<int>("redstation.live.connections", "{connection}", "Connections to the live map");
        deltas = meter.CreateCounter<long>("redstation.live.deltas", "{delta}", "Tile changes received from grains");
        gaps = meter.CreateCounter<long>("redstation.live.gaps", "{gap}", "Tile changes that did not follow what was held");
        resets = meter.CreateCounter<long>("redstation.live.outbox_resets", "{reset}", "Outboxes emptied because a client read too slowly");
    }

    /// <summary>A connection came (1) or went (−1).</summary>
    public void Connection(int change) => connections.Add(change);

    /// <summary>A delta arrived.</summary>
    public void Delta() => deltas.Add(1);

    /// <summary>A delta did not follow.</summary>
    public void Gap() => gaps.Add(1);

    /// <summary>An outbox was emptied.</summary>
    public void OutboxReset() => resets.Add(1);
}
