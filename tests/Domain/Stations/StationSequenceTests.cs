using CsCheck;

namespace RedStation.Tests.Domain.Stations;

/// <summary>Invariants 1 and 6 for a station, whatever happens to it in whatever order.</summary>
public sealed class StationSequenceTests
{
    [Fact]
    public void Station_AnySequence_KeepsItsInvariants() => StationSteps.Any.Sample(
        steps =>
        {
            var simulation = new StationSimulation();
            foreach (var step in steps)
            {
                step.Run(simulation);
            }
        },
        iter: 3_000,
        print: steps => string.Join("; ", steps.AsEnumerable()));
}
