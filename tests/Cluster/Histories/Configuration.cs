namespace RedStation.Tests.Cluster.Histories;

/// <summary>One way in which things may stand.</summary>
/// <param name="State">The object's state.</param>
/// <param name="Early">Operations that have happened and whose answer is still on its way.</param>
/// <param name="Guessed">Operations of unknown outcome that are taken to have happened.</param>
internal sealed record Configuration<TState>(TState State, Marks Early, Marks Guessed)
{
    /// <summary>Whether an operation has happened.</summary>
    public bool HasDone(int number) => Early.Contains(number) || Guessed.Contains(number);

    /// <summary>The same, with an operation forgotten that has happened and can be nobody's any more.</summary>
    public Configuration<TState> Without(int number) => this with { Early = Early.Without(number), Guessed = Guessed.Without(number) };
}
