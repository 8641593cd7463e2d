namespace RedStation.Api.Demo;

/// <summary>How full stations are over a day: riders charge at noon's lull, in the afternoon and most of all at night.</summary>
public static class ChargingCurve
{
    // The share of ports in use at each full hour.
    private static readonly double[] Hours =
    [
        0.78, 0.74, 0.70, 0.64, 0.56, 0.46, 0.36, 0.30, 0.32, 0.40, 0.34, 0.26,
        0.30, 0.48, 0.62, 0.66, 0.54, 0.38, 0.30, 0.34, 0.46, 0.60, 0.70, 0.76,
    ];

    /// <summary>The share of ports in use, 0 … 1.</summary>
    /// <param name="day">The time of the day as a share of it; whole days are ignored.</param>
    public static double At(double day)
    {
        var hour = (day - Math.Floor(day)) * 24;
        var (from, part) = ((int)hour % 24, hour - Math.Floor(hour));
        return Hours[from] + (Hours[(from + 1) % 24] - Hours[from]) * part;
    }
}
