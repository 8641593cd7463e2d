namespace RedStation.Silo.Checks;

/// <summary>Nobody listens yet where the program is to listen.</summary>
internal sealed class EndpointsAreFree : ISetupCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Find(SetupFacts facts) => facts.TakenEndpoints.Select(taken =>
        Finding.Error(
            $"Somebody listens on {taken.Endpoint} already, where {taken.Setting} tells the program to listen. Stop that one, or choose another."));
}
