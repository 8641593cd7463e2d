namespace RedStation.Tests.Cluster.Histories;

/// <summary>
/// One thing that a client did to one object, with what it was told. All tries under one operation id are one operation: it began
/// with the first and was answered with the last.
/// </summary>
/// <param name="Number">Its place among the operations of its object.</param>
/// <param name="Process">Who did it. A process waits for an answer, or gives up, before it does the next thing.</param>
/// <param name="Id">The client's operation id.</param>
/// <param name="Call">What was asked and answered.</param>
/// <param name="Invoked">When it was asked, in milliseconds of one clock for all processes.</param>
/// <param name="Returned">
/// When the answer was there, by the same clock; <see cref="Never"/> when none came, so that it may have happened at any time since, or not.
/// </param>
public sealed record Operation<TCall>(int Number, string Process, string Id, TCall Call, long Invoked, long Returned)
{
    /// <summary>No answer came.</summary>
    public const long Never = long.MaxValue;

    /// <summary>When it has happened at the latest, though no answer came; <see cref="Never"/> when nothing is known of that.</summary>
    public long Until { get; init; } = Never;

    /// <summary>Whether nobody knows if it happened.</summary>
    public bool IsUnknown => Returned == Never;

    /// <summary>From when on it cannot happen any more.</summary>
    public long Ends => IsUnknown ? Until : Returned;
}
