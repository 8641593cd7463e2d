using System.Globalization;
using RedStation.Grains.Settings;

namespace RedStation.Api.Trace;

/// <summary>Which trace is played, and how fast.</summary>
/// <param name="File">The trace; <c>stations.csv</c> lies beside it.</param>
/// <param name="Speed">How many times faster than life, above 0 and at most <see cref="Fastest"/>.</param>
public sealed record TraceOptions(string File, double Speed)
{
    /// <summary>The highest speed.</summary>
    public const double Fastest = 1_000_000;

    /// <summary>The stations of the trace.</summary>
    public string StationsFile => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(File))!, "stations.csv");

    /// <summary>Reads the two arguments.</summary>
    /// <param name="file">The value of <c>--trace</c>.</param>
    /// <param name="speed">The value of <c>--trace-speed</c>, or null for once life.</param>
    /// <exception cref="StartException">One of them makes no sense, or a file is missing; the message says which.</exception>
    public static TraceOptions Read(string file, string? speed)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new StartException($"--trace names no file: {file}");
        }

        var times = 1.0;
        if (speed is not null
            && !(double.TryParse(speed, NumberStyles.Float, CultureInfo.InvariantCulture, out times) && times is > 0 and <= Fastest))
        {
            throw new StartException($"--trace-speed must be a number above 0 and at most 1000000, and is: {speed}");
        }

        var options = new TraceOptions(file, times);
        return System.IO.File.Exists(options.StationsFile)
            ? options
            : throw new StartException($"The stations of the trace must lie beside it, and do not: {options.StationsFile}");
    }
}
