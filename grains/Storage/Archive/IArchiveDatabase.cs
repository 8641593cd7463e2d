using System.Collections.Immutable;
using System.Data;
using System.Data.Common;

namespace RedStation.Storage.Archive;

/// <summary>What export and import must know of a kind of database.</summary>
internal interface IArchiveDatabase
{
    /// <summary>Its kind, as the folder of its migration scripts is called.</summary>
    string Kind { get; }

    /// <summary>Opens a connection.</summary>
    Task<DbConnection> Open();

    /// <summary>Begins a transaction that sees one state of the database and keeps nobody from writing.</summary>
    Task<DbTransaction> BeginSnapshot(DbConnection connection);

    /// <summary>Begins a transaction that keeps every other writer out until it ends.</summary>
    Task<DbTransaction> BeginAlone(DbConnection connection, IEnumerable<string> tables);

    /// <summary>The type of parameters that are moments.</summary>
    DbType MomentType { get; }

    /// <summary>A moment as a column of this database holds it.</summary>
    object MomentFor(string column, DateTime moment);

    /// <summary>The migration scripts that were applied.</summary>
    Task<ImmutableArray<string>> Schema(DbConnection connection);

    /// <summary>
    /// Every table that is part of the data, with its columns and their order of storing. Not those that belong to a cluster's present
    /// life or to the schema itself: membership, query texts, the journal of migrations.
    /// </summary>
    Task<ImmutableArray<ArchiveTable>> Tables(DbConnection connection);
}
