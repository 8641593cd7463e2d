namespace RedStation.Silo.Checks;

/// <summary>The database takes writes.</summary>
internal sealed class DatabaseIsWritable : ISetupCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts) => facts.Database?.ReadOnly == true
        ? [Finding.Error("The database takes no writes: it is a standby, or default_transaction_read_only is on. Name the primary.")]
        : [];
}
