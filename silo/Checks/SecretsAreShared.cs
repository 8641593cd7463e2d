namespace RedStation.Silo.Checks;

/// <summary>
/// The apis of a cluster have the same keys: with a key of its own each would refuse the tokens of the others, and with a secret of its
/// own would not know the others' phones.
/// </summary>
internal sealed class SecretsAreShared : ISetupCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts)
    {
        if (facts.Connection is null || !facts.Folder.Exists)
        {
            yield break;
        }

        if (!facts.Folder.Files.Keys.Any(
            name => name.StartsWith("signing-", StringComparison.Ordinal) && name.EndsWith(".pem", StringComparison.Ordinal)))
        {
            yield return Finding.Warning(Sentence(facts, "signing key (signing-*.pem)"));
        }

        if (!facts.Folder.Files.ContainsKey("pepper.key"))
        {
            yield return Finding.Warning(Sentence(facts, "pepper.key"));
        }
    }

    private static string Sentence(SetupFacts facts, string what) =>
        $"{facts.Folder.Path} has no {what} yet. The first api to start makes one; give every api of the cluster the same files.";
}
