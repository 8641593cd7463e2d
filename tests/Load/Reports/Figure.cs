using System.Globalization;

namespace RedStation.Tests.Load.Reports;

/// <summary>Numbers as people read them.</summary>
public static class Figure
{
    private const double Mebibyte = 1024 * 1024;

    /// <summary>With about three digits.</summary>
    public static string Of(double value) => value switch
    {
        double.NaN => "–",
        0 => "0",
        _ when Math.Abs(value) >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 0.1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    /// <summary>Or a word when it was not measured.</summary>
    public static string Of(double? value, string otherwise) => value is { } known ? Of(known) : otherwise;

    /// <summary>Bytes in MiB.</summary>
    public static string Mebibytes(long? bytes) => bytes is { } known ? Of(known / Mebibyte) : "not measured";
}
