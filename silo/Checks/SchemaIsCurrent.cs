namespace RedStation.Silo.Checks;

/// <summary>The database has the schema of this program, neither an older nor a newer one.</summary>
internal sealed class SchemaIsCurrent : ISetupCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts)
    {
        if (facts.Database is not { } database)
        {
            yield break;
        }

        var missing = database.Known.Except(database.Applied).ToList();
        var unknown = database.Applied.Except(database.Known).ToList();
        if (database.Applied.IsEmpty)
        {
            yield return Finding.Error("The database has no schema yet. Run: silo migrate.");
        }
        else if (missing.Count > 0)
        {
            yield return Finding.Error(
                $"The database's schema is older than this program: {string.Join(", ", missing)} is missing. Run: silo migrate.");
        }

        if (unknown.Count > 0)
        {
            yield return Finding.Error(
                $"The database's schema is newer than this program: it has {string.Join(", ", unknown)}. "
                + "Start the version that made it, or a newer one.");
        }
    }
}
