namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>
/// Ways in which some of many things can have happened, where some are as good as others. Of those it is enough to know how many: without that a
/// long run has more states than anybody can try.
/// </summary>
internal static class Interchangeable
{
    /// <summary>Every way: any of the things that are alike to none, and of each kind the first so many in their order.</summary>
    /// <param name="all">The things. Of one kind, the first may happen wherever a later one may, and what follows is the freer for it.</param>
    /// <param name="kind">What those have in common that are alike; null for one that is like no other.</param>
    public static IEnumerable<IReadOnlyList<T>> Subsets<T, TKind>(IEnumerable<T> all, Func<T, TKind?> kind)
        where TKind : struct
    {
        var kinds = all.GroupBy(kind).ToList();
        var own = kinds.Where(one => one.Key is null).SelectMany(one => one).ToList();
        return kinds.Where(one => one.Key is not null).Aggregate(
            Models.Subsets.Of(own),
            (ways, alike) => ways.SelectMany(way =>
                Enumerable.Range(0, alike.Count() + 1).Select(count => (IReadOnlyList<T>)[.. way, .. alike.Take(count)])));
    }
}
