using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Live;

/// <summary>How large a run of the live map is. By default that of the marks.</summary>
public sealed record LivePlan
{
    /// <summary>Reads it from the command line.</summary>
    public LivePlan(Arguments arguments)
    {
        Scale = arguments.Number("scale", 1, 0.001, 10);
        Watchers = arguments.Whole("watchers", Scaled(2_000));
        Tiles = arguments.Whole("tiles", 50, 1, 60);
        Stations = arguments.Whole("stations", Math.Max(Tiles, Scaled(1_000)), 1, 10_000);
        TilesEach = arguments.Whole("tiles-each", 1, 1, 64);
        Rate = arguments.Number("rate", 1_000 * Scale, 0.1, 100_000);
        Duration = arguments.Seconds("duration", 20);
        WarmUp = arguments.Seconds("warm-up", 90);
        Form = LiveForm.Of(arguments.OneOf("protocol", "compact", "messagepack", "json"));
    }

    /// <summary>Against the marks' size.</summary>
    public double Scale { get; }

    /// <summary>Phones.</summary>
    public int Watchers { get; init; }

    /// <summary>Tiles with stations.</summary>
    public int Tiles { get; }

    /// <summary>Stations.</summary>
    public int Stations { get; }

    /// <summary>Tiles that a phone watches.</summary>
    public int TilesEach { get; }

    /// <summary>Port changes a second over all stations.</summary>
    public double Rate { get; }

    /// <summary>How long figures count.</summary>
    public TimeSpan Duration { get; }

    /// <summary>How long half the load runs before they do, while the server's code is still being compiled.</summary>
    public TimeSpan WarmUp { get; }

    /// <summary>How long the whole load then runs before they do: what waited at its beginning must not count.</summary>
    public TimeSpan Settling => WarmUp / 18;

    /// <summary>The form that phones watch in.</summary>
    public LiveForm Form { get; }

    private int Scaled(int number) => Math.Max(1, (int)Math.Round(number * Scale));
}
