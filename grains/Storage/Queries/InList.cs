using Dapper;

namespace RedStation.Storage.Queries;

/// <summary>Some values as a condition of a query. Written out, because Dapper makes a list of one database an array of the other.</summary>
internal static class InList
{
    /// <summary>Writes the condition and adds its parameters; no values match nothing.</summary>
    /// <param name="column">The column.</param>
    /// <param name="values">The values that match.</param>
    /// <param name="parameters">Where they go, under the column's name with a number.</param>
    public static string Condition(string column, IEnumerable<string> values, DynamicParameters parameters)
    {
        var names = new List<string>();
        foreach (var value in values.Distinct())
        {
            names.Add($"@{column}{names.Count}");
            parameters.Add(names[^1], value);
        }

        return names.Count == 0 ? "1 = 0" : $"{column} IN ({string.Join(", ", names)})";
    }
}
