using Dapper;

namespace RedStation.Storage.Queries;

/// <summary>Adcodes as a condition of a query. "330000" stands for all that begins with 33, "330100" for 3301.</summary>
internal static class DistrictFilter
{
    private const int AdcodeLength = 6;

    /// <summary>Writes the condition and adds its parameters; no adcodes match nothing.</summary>
    /// <param name="adcodes">The adcodes that match.</param>
    /// <param name="parameters">Where they go, under the column's name with a number.</param>
    /// <param name="column">The column.</param>
    /// <param name="inOtherOrder">Whether the list is ordered by what no index has behind the district: then one of that order is better.</param>
    public static string Condition(
        IEnumerable<string> adcodes, DynamicParameters parameters, string column = "district", bool inOtherOrder = false)
    {
        var ranges = new List<string>();
        foreach (var prefix in adcodes.Select(Prefix).Distinct())
        {
            var name = $"{column}{ranges.Count}";
            parameters.Add(name + "from", prefix);
            if (prefix.Length == AdcodeLength && !inOtherOrder)
            {
                // One district alone, so that an index which goes on with another column gives the rows in order.
                ranges.Add($"{column} = @{name}from");
                continue;
            }

            // A range, unlike LIKE, can use the index and has no wildcards. The colon comes after the digit nine.
            parameters.Add(name + "to", prefix + ":");
            ranges.Add($"({column} >= @{name}from AND {column} < @{name}to)");
        }

        return ranges.Count == 0 ? "1 = 0" : $"({string.Join(" OR ", ranges)})";
    }

    private static string Prefix(string adcode)
    {
        while (adcode.Length is > 0 and <= AdcodeLength && adcode.Length % 2 == 0 && adcode.EndsWith("00", StringComparison.Ordinal))
        {
            adcode = adcode[..^2];
        }

        return adcode;
    }
}
