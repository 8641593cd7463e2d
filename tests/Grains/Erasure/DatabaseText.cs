using System.Data.Common;
using System.Text;
using Dapper;
using Npgsql;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Grains.Erasure;

/// <summary>Looks for words in everything that a database holds, in whatever table and column and however JSON has written them.</summary>
public sealed class DatabaseText(IDatabase database)
{
    private const string SqliteTables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL";

    private const string PostgresTables =
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";

    /// <summary>Where any of the words stands: tables and columns, each once.</summary>
    public async Task<IReadOnlyList<string>> Find(params string[] words)
    {
        var forms = words.SelectMany(word => (string[])[word, Escaped(word, "x4"), Escaped(word, "X4")]).Distinct().ToList();
        var found = new SortedSet<string>(StringComparer.Ordinal);
        await database.Read(async connection =>
        {
            var tables = await connection.QueryAsync<string>(connection is NpgsqlConnection ? PostgresTables : SqliteTables);
            foreach (var table in tables.ToList())
            {
                await using var rows = await connection.ExecuteReaderAsync($"SELECT * FROM \"{table}\"");
                while (await rows.ReadAsync())
                {
                    Look(rows, table, forms, found);
                }
            }

            return true;
        });
        return [.. found];
    }

    private static void Look(DbDataReader row, string table, List<string> forms, SortedSet<string> found)
    {
        for (var column = 0; column < row.FieldCount; column++)
        {
            var text = row.GetValue(column) switch
            {
                byte[] bytes => Encoding.UTF8.GetString(bytes),
                var value => value.ToString() ?? "",
            };
            if (forms.Any(form => text.Contains(form, StringComparison.Ordinal)))
            {
                found.Add($"{table}.{row.GetName(column)}");
            }
        }
    }

    private static string Escaped(string word, string format) => string.Concat(word.Select(letter =>
        letter < 128 ? letter.ToString() : "\\u" + ((int)letter).ToString(format, System.Globalization.CultureInfo.InvariantCulture)));
}
