namespace RedStation.Silo.Checks;

/// <summary>The first administrator's password does not lie about.</summary>
internal sealed class FirstAdminIsGone : ISetupCheck
{
    /// <summary>The file that the first start writes.</summary>
    public const string FileName = "first-admin.txt";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts) => facts.Folder.Files.ContainsKey(FileName)
        ? [Finding.Warning(
            $"{FileName} with the first administrator's password still lies in {facts.Folder.Path}. "
            + "Sign in, keep the password elsewhere, delete the file.")]
        : [];
}
