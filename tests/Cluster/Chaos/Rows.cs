using System.Data.Common;
using System.Globalization;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>Reads rows as texts, whichever database they are in.</summary>
public static class Rows
{
    /// <summary>All rows of a query.</summary>
    public static async Task<IReadOnlyList<string[]>> Read(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture)!)]);
        }

        return rows;
    }
}
