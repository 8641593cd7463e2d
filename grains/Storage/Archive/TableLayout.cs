using System.Collections.Immutable;

namespace RedStation.Storage.Archive;

/// <summary>Which tables are data, and in which order they are stored.</summary>
internal static class TableLayout
{
    /// <summary>Tables that others refer to.</summary>
    private static readonly ImmutableArray<string> First = ["ledger_transactions", "ledger_holds"];

    private static readonly ImmutableHashSet<string> NotData =
    [
        "orleansquery", "orleansmembershiptable", "orleansmembershipversiontable", "schemaversions", "sqlite_sequence", "sqlite_stat1",
        // Filled by a trigger as the transactions come in; the sequencer finds in the log which have their number.
        "ledger_unsequenced",
    ];

    /// <summary>The embedded database's full-text index and the tables that it keeps itself in: made of the texts by triggers.</summary>
    private const string TextIndex = "case_texts_index";

    /// <summary>Orleans keeps these as times; the embedded database has no such type.</summary>
    private static readonly ImmutableHashSet<(string, string)> Times =
        [("orleansstorage", "modifiedon"), ("orleansreminderstable", "starttime")];

    /// <summary>Puts columns, as a database lists them, together to tables.</summary>
    public static ImmutableArray<ArchiveTable> Of(IEnumerable<(string Table, string Column, string Type)> columns) =>
    [
        .. columns
            .Select(column => (Table: column.Table.ToLowerInvariant(), Column: column.Column.ToLowerInvariant(), column.Type))
            .Where(column => !NotData.Contains(column.Table) && !column.Table.StartsWith(TextIndex, StringComparison.Ordinal))
            .GroupBy(column => column.Table, (table, own) => new ArchiveTable(
                table, [.. own.Select(column => new ArchiveColumn(column.Column, KindOf(table, column.Column, column.Type)))], 0, ""))
            .OrderBy(table => First.IndexOf(table.Name) is >= 0 and var place ? place : First.Length)
            .ThenBy(table => table.Name, StringComparer.Ordinal),
    ];

    private static ColumnKind KindOf(string table, string column, string type) => type.ToLowerInvariant() switch
    {
        _ when Times.Contains((table, column)) => ColumnKind.Time,
        "text" or "character varying" => ColumnKind.Text,
        "integer" or "bigint" => ColumnKind.Integer,
        "real" or "double precision" => ColumnKind.Real,
        "blob" or "bytea" => ColumnKind.Bytes,
        "timestamp with time zone" => ColumnKind.Time,
        _ => throw new InvalidOperationException($"An archive has no way to write the type {type} of {table}.{column}."),
    };
}
