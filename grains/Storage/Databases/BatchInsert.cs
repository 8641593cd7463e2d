using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;

namespace RedStation.Storage.Databases;

/// <summary>Inserts many rows by few statements: to a database on another machine each statement is a round trip.</summary>
/// <param name="table">Which table.</param>
/// <param name="columns">Its columns, in the order in which a row has its values.</param>
internal sealed class BatchInsert(string table, params (string Name, DbType Type)[] columns)
{
    private readonly ConcurrentDictionary<int, string> statements = new();

    /// <summary>Inserts rows.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">Its transaction.</param>
    /// <param name="rows">The values of each, in the order of the columns.</param>
    public async Task Run(DbConnection connection, DbTransaction transaction, IReadOnlyList<object?[]> rows)
    {
        foreach (var slice in BatchSlices.Of(connection, rows))
        {
            var values = new DynamicParameters();
            for (var row = 0; row < slice.Count; row++)
            {
                for (var column = 0; column < columns.Length; column++)
                {
                    values.Add(Name(row, column), slice[row][column], columns[column].Type);
                }
            }

            await connection.ExecuteAsync(statements.GetOrAdd(slice.Count, Statement), values, transaction);
        }
    }

    private static string Name(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"r{row}c{column}");

    private string Statement(int size)
    {
        var rows = Enumerable.Range(0, size).Select(row =>
            $"({string.Join(", ", Enumerable.Range(0, columns.Length).Select(column => "@" + Name(row, column)))})");
        return $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) VALUES {string.Join(", ", rows)}";
    }
}
