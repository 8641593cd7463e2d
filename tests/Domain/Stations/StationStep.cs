namespace RedStation.Tests.Domain.Stations;

/// <summary>One thing that happens to a station, with a text that a failing sequence is printed by.</summary>
public sealed record StationStep(string Text, Action<StationSimulation> Run)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
