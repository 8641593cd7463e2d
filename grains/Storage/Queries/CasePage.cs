using System.Data.Common;

namespace RedStation.Storage.Queries;

/// <summary>
/// A page of cases. Rows are long and most of a list is passed over, so an index that has all that is asked for finds the page, and only its own rows
/// are read.
/// </summary>
/// <param name="Connection">On which database.</param>
/// <param name="Key">The column by which the list is ordered, before the id.</param>
/// <param name="Descending">Whether the largest comes first.</param>
internal readonly record struct CasePage(DbConnection Connection, string Key, bool Descending = false)
{
    /// <summary>Joins in the order in which they are written: SQLite must be told, PostgreSQL knows by itself.</summary>
    public static string Join(DbConnection connection) => connection is Npgsql.NpgsqlConnection ? "JOIN" : "CROSS JOIN";

    /// <summary>The query of the rows: the key as <c>At</c>, the id as <c>Id</c> and the case as <c>Payload</c>.</summary>
    /// <param name="conditions">Which of them.</param>
    /// <param name="limit">How many, as it stands in SQL.</param>
    /// <param name="from">What the cases are found in.</param>
    /// <param name="with">Common table expressions before, each with a comma behind.</param>
    public string Query(IEnumerable<string> conditions, string limit, string from = "cases", string with = "")
    {
        var order = Descending ? " DESC" : "";
        return $"""
            WITH {with}page AS MATERIALIZED (
              SELECT cases.{Key} AS key, cases.id AS id FROM {from} WHERE {string.Join(" AND ", conditions)}
              ORDER BY cases.{Key}{order}, cases.id{order} {limit})
            SELECT page.key AS At, page.id AS Id, cases.payload AS Payload
            FROM page {Join(Connection)} cases ON cases.id = page.id ORDER BY page.key{order}, page.id{order}
            """;
    }
}
