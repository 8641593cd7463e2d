using System.Collections.Immutable;

namespace RedStation.Storage.Archive;

/// <summary>A table as an archive holds it: the entry <c>NAME.jsonl</c>, one row a line, each a JSON array in the order of the columns.</summary>
/// <param name="Name">Its name, in small letters.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Sha256">The digest of the entry's bytes, in hexadecimal.</param>
internal sealed record ArchiveTable(string Name, ImmutableArray<ArchiveColumn> Columns, long Rows, string Sha256)
{
    /// <summary>The entry of the rows.</summary>
    public string Entry => Name + ".jsonl";
}
