namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>Of things that may each have happened or not, every way it can have been.</summary>
internal static class Subsets
{
    /// <summary>All subsets, the empty one first.</summary>
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> all)
    {
        IEnumerable<IReadOnlyList<T>> subsets = [[]];
        return all.Aggregate(subsets, (without, one) => without.Concat(without.Select(subset => (IReadOnlyList<T>)[.. subset, one])));
    }
}
