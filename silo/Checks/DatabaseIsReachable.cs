namespace RedStation.Silo.Checks;

/// <summary>The database answers, and knows us.</summary>
internal sealed class DatabaseIsReachable : ISetupCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts) => facts.DatabaseFault is { } sentence ? [Finding.Error(sentence)] : [];
}
