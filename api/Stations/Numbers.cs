using System.Globalization;

namespace RedStation.Api.Stations;

/// <summary>Reads lists of numbers in queries, such as <c>30.25,120.16</c>.</summary>
internal static class Numbers
{
    /// <summary>Exactly <paramref name="count"/> finite numbers with commas between, or null.</summary>
    public static double[]? Read(string text, int count)
    {
        var parts = text.Split(',');
        if (parts.Length != count)
        {
            return null;
        }

        var numbers = new double[count];
        for (var at = 0; at < count; at++)
        {
            const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            if (!double.TryParse(parts[at], Plain, CultureInfo.InvariantCulture, out numbers[at]) || !double.IsFinite(numbers[at]))
            {
                return null;
            }
        }

        return numbers;
    }
}
