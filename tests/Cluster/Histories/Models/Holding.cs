namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What a rider has.</summary>
/// <param name="Thing">Which one; the empty text for none, null while nobody was told.</param>
/// <param name="MayEnd">When something other than the rider may end it at the earliest.</param>
/// <param name="Over">When it is certainly over.</param>
public sealed record Holding(string? Thing, long MayEnd, long Over)
{
    /// <summary>Nothing.</summary>
    public static Holding Nothing { get; } = new("", 0, 0);

    /// <summary>Whether there is something.</summary>
    public bool IsSomething => Thing != "";
}
