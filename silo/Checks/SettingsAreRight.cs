namespace RedStation.Silo.Checks;

/// <summary>Every setting can be read, is within its bounds and means something.</summary>
internal sealed class SettingsAreRight : ISetupCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts) =>
        facts.Settings.Errors.Select(Finding.Error).Concat(facts.Settings.Warnings.Select(Finding.Warning));
}
