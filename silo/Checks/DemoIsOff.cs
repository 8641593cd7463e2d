namespace RedStation.Silo.Checks;

/// <summary>Nobody plays on a real installation.</summary>
internal sealed class DemoIsOff : ISetupCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts) => facts.Demo
        ? [Finding.Warning("The demonstration is on (RedStation:Demo): anybody may sign in as anybody. Not for real stations and riders.")]
        : [];
}
