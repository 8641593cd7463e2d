using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.ScaleOut;

/// <summary>How much of everything there is, the same for every number of silos.</summary>
/// <param name="arguments">What was asked.</param>
public sealed class ScaleOutPlan(Arguments arguments)
{
    /// <summary>The largest cluster.</summary>
    public int Silos { get; } = arguments.Whole("silos", 3, 1, 8);

    /// <summary>The part of a core that each silo gets.</summary>
    public double Cap { get; } = arguments.Number("cap", 0.2, 0.05, 64);

    /// <summary>Riders, who all recognise and are on duty.</summary>
    public int Riders { get; } = arguments.Whole("riders", Math.Max(40, (int)(400 * arguments.Number("scale", 1, 0.001, 10))));

    /// <summary>Stations.</summary>
    public int Stations { get; } = arguments.Whole("stations", Math.Max(10, (int)(200 * arguments.Number("scale", 1, 0.001, 10))), 1, 10_000);

    /// <summary>Tasks under way at once.</summary>
    public int Tasks { get; } = arguments.Whole("tasks", Math.Max(4, (int)(32 * arguments.Number("scale", 1, 0.001, 10))));

    /// <summary>How long the code warms up for each silo that has to, before they are capped.</summary>
    public TimeSpan WarmUp { get; } = arguments.Seconds("warm-up", 10);

    /// <summary>How long each of the two is measured.</summary>
    public TimeSpan Duration { get; } = arguments.Seconds("duration", 8);
}
