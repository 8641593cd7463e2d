using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RedStation.Storage.Migrations;

namespace RedStation.Storage.Archive;

/// <summary>What an archive says of itself; the entry <c>manifest.json</c>, written last.</summary>
/// <param name="Format">How the archive is laid out.</param>
/// <param name="Program">The version of the program that made it.</param>
/// <param name="Database">The kind of database it came from.</param>
/// <param name="At">When.</param>
/// <param name="Schema">The migration scripts that made that database's schema.</param>
/// <param name="Tables">The tables, those that others refer to first.</param>
/// <param name="PepperSha256">The digest of the entry <see cref="ArchiveSecrets.Entry"/>, or null when there is none.</param>
internal sealed record ArchiveManifest(
    int Format,
    string Program,
    string Database,
    DateTimeOffset At,
    ImmutableArray<string> Schema,
    ImmutableArray<ArchiveTable> Tables,
    string? PepperSha256)
{
    /// <summary>The entry's name.</summary>
    public const string Entry = "manifest.json";

    /// <summary>The layout that this program writes, and the only one that it reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Whether this program has migration scripts that the database did not have.</summary>
    [JsonIgnore]
    public bool IsOfAnEarlierSchema => MigrationScripts.Of(Database).Select(script => script.Name).Except(Schema).Any();
}
