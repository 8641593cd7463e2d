using CsCheck;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>Invariants 2, 4 and 6 for a task, whatever happens to it in whatever order.</summary>
public sealed class TaskSequenceTests
{
    [Fact]
    public void Task_AnySequence_KeepsItsInvariants() => RandomSteps.Any.Sample(
        steps =>
        {
            var simulation = new TaskSimulation();
            foreach (var step in steps)
            {
                step.Run(simulation);
            }

            Assert.InRange(simulation.Credits, 0, 1);
        },
        iter: 5_000,
        print: steps => string.Join("; ", steps.AsEnumerable()));
}
