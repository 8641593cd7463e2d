using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>How many positions and queries flow straight into the tiles, or into Redis, without hubs in between.</summary>
public sealed record FeedPlan
{
    /// <summary>Reads it from the command line.</summary>
    public FeedPlan(Arguments arguments)
    {
        Riders = arguments.Whole("riders", 110_000);
        PositionsPerSecond = arguments.Number("positions", Riders / 10.0, 1, 10_000_000);
        QueriesPerSecond = arguments.Number("queries", 50, 0.1, 100_000);
        RadiusKm = arguments.Number("radius-km", 15, 0.1, 50);
        Duration = arguments.Seconds("duration", 20);
        WarmUp = arguments.Seconds("warm-up", 5);
    }

    /// <summary>Riders on duty.</summary>
    public int Riders { get; }

    /// <summary>Positions a second over all of them.</summary>
    public double PositionsPerSecond { get; }

    /// <summary>Queries for the nearest a second.</summary>
    public double QueriesPerSecond { get; }

    /// <summary>How far the city reaches.</summary>
    public double RadiusKm { get; }

    /// <summary>How long figures count.</summary>
    public TimeSpan Duration { get; }

    /// <summary>How long the load runs before.</summary>
    public TimeSpan WarmUp { get; }

    /// <summary>How far a query looks; the last ring of dispatch.</summary>
    public static int QueryRadiusM => 2_000;

    /// <summary>How many a query names; the offers of the last ring.</summary>
    public static int QueryLimit => 7;
}
