namespace RedStation.Tests.Domain.Tasks;

/// <summary>One thing that happens to a task, with a text that a failing sequence is printed by.</summary>
public sealed record TaskStep(string Text, Action<TaskSimulation> Run)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
