namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What was done about the one thing that a rider may have at a time, and answered.</summary>
public abstract record HoldingCall
{
    /// <summary>The rider was given it.</summary>
    /// <param name="Thing">What; null when no answer came, and nobody knows.</param>
    /// <param name="MayEnd">When something other than the rider may end it at the earliest.</param>
    /// <param name="Over">When it is certainly over.</param>
    public sealed record Taken(string? Thing, long MayEnd, long Over) : HoldingCall;

    /// <summary>The rider was refused because they have one.</summary>
    public sealed record HasOne : HoldingCall;

    /// <summary>The rider gave it up.</summary>
    /// <param name="Thing">What.</param>
    /// <param name="Found">Whether it was theirs; null when no answer came.</param>
    /// <param name="Retried">Whether an earlier try may have given it up.</param>
    public sealed record Released(string Thing, bool? Found, bool Retried) : HoldingCall;

    /// <summary>The rider looked what they have.</summary>
    /// <param name="Thing">What; null for nothing.</param>
    public sealed record Seen(string? Thing) : HoldingCall;
}
