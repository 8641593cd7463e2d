namespace RedStation.Storage.Databases;

/// <summary>
/// Cuts many rows into slices of a few sizes. A statement for each slice is a round trip for many rows, and as there are few different statements they
/// stay prepared.
/// </summary>
internal static class BatchSlices
{
    private static readonly int[] Sizes = [64, 16, 4, 1];

    /// <summary>The slices, in order.</summary>
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> rows)
    {
        for (var start = 0; start < rows.Count;)
        {
            var size = Sizes.First(size => size <= rows.Count - start);
            yield return [.. rows.Skip(start).Take(size)];
            start += size;
        }
    }
}
