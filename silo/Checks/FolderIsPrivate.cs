namespace RedStation.Silo.Checks;

/// <summary>Nobody but the owner of the process reads the database, the keys and the secrets in the data folder.</summary>
internal sealed class FolderIsPrivate : ISetupCheck
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private const UnixFileMode Readers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts)
    {
        var folder = facts.Folder;
        if (folder.Mode is { } mode && (mode & Others) != 0)
        {
            yield return Finding.Error($"Others than its owner may enter the data folder {folder.Path}. Run: chmod 700 {folder.Path}");
        }

        foreach (var (name, rights) in folder.Files)
        {
            if (rights is { } own && (own & Readers) != 0 && IsSecret(name))
            {
                yield return Finding.Error(
                    $"Others than its owner may read the secret {name} in {folder.Path}. Run: chmod 600 {Path.Combine(folder.Path, name)}");
            }
        }
    }

    private static bool IsSecret(string name) =>
        name.EndsWith(".pem", StringComparison.Ordinal) || name.EndsWith(".key", StringComparison.Ordinal) || name == FirstAdminIsGone.FileName;
}
