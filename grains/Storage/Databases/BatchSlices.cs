using System.Data.Common;
using Npgsql;

namespace RedStation.Storage.Databases;

/// <summary>
/// Cuts many rows into slices of a few sizes. A statement for each slice is a round trip for many rows, and as there are few different ones they
/// stay prepared. The embedded database has no trips to save, and finds each of many parameters by looking through all their names.
/// </summary>
internal static class BatchSlices
{
    private static readonly int[] OverTheNetwork = [64, 16, 4, 1];
    private static readonly int[] Embedded = [1];

    /// <summary>The slices, in order.</summary>
    public static IEnumerable<IReadOnlyList<T>> Of<T>(DbConnection connection, IReadOnlyList<T> rows)
    {
        var sizes = connection is NpgsqlConnection ? OverTheNetwork : Embedded;
        for (var start = 0; start < rows.Count;)
        {
            var size = sizes.First(size => size <= rows.Count - start);
            yield return [.. rows.Skip(start).Take(size)];
            start += size;
        }
    }
}
