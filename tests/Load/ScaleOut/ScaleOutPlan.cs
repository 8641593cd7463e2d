using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.ScaleOut;

/// <summary>How much of everything there is, the same for every number of silos.</summary>
public sealed class ScaleOutPlan
{
    /// <summary>Each rider comes to a station again when its last visit there is over: with fewer, that would hold the rate down.</summary>
    private const int FewestStations = 50;

    /// <summary>Reads what was asked.</summary>
    public ScaleOutPlan(Arguments arguments)
    {
        var scale = arguments.Number("scale", 1, 0.001, 10);
        Silos = arguments.Whole("silos", 3, 1, 8);
        Cap = arguments.Number("cap", 0.2, 0.05, 64);
        Riders = arguments.Whole("riders", Math.Max(40, (int)(400 * scale)));
        Stations = arguments.Whole("stations", Math.Max(FewestStations, (int)(200 * scale)), 1, 10_000);
        Tasks = arguments.Whole("tasks", Math.Max(4, (int)(32 * scale)));
        WarmUp = arguments.Seconds("warm-up", 10);
        Duration = arguments.Seconds("duration", 8);
    }

    /// <summary>The largest cluster.</summary>
    public int Silos { get; }

    /// <summary>The part of a core that each silo gets.</summary>
    public double Cap { get; }

    /// <summary>Riders, who all recognise and are on duty.</summary>
    public int Riders { get; }

    /// <summary>Stations.</summary>
    public int Stations { get; }

    /// <summary>Tasks under way at once.</summary>
    public int Tasks { get; }

    /// <summary>How long the code warms up for each silo that has to, before they are capped.</summary>
    public TimeSpan WarmUp { get; }

    /// <summary>How long each of the two is measured.</summary>
    public TimeSpan Duration { get; }
}
