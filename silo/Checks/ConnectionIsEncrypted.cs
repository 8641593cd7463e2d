namespace RedStation.Silo.Checks;

/// <summary>Nobody on the way reads what goes to the database.</summary>
internal sealed class ConnectionIsEncrypted : ISetupCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts) => facts.Connection is { IsLocal: false, Encrypted: false } connection
        ? [Finding.Warning($"The line to {connection.Host} need not be encrypted. Add SSL Mode=VerifyFull to the connection string.")]
        : [];
}
