using System.Diagnostics;

namespace RedStation.Tests.Load.Running;

/// <summary>Moments are ticks of the machine's steady clock, which all processes of a machine share.</summary>
public static class Moment
{
    /// <summary>Ticks of a second.</summary>
    public static long Second => Stopwatch.Frequency;

    /// <summary>Now.</summary>
    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Whole microseconds from one moment to a later one; nothing when it is the earlier.</summary>
    public static long Micros(long from, long to) => to <= from ? 0 : (to - from) * 1_000_000 / Stopwatch.Frequency;

    /// <summary>Seconds from one moment to another.</summary>
    public static double Seconds(long from, long to) => (to - from) / (double)Stopwatch.Frequency;

    /// <summary>The moment so much later.</summary>
    public static long After(long from, TimeSpan wait) => from + (long)(wait.TotalSeconds * Stopwatch.Frequency);
}
