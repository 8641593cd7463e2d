using RedStation.Contracts.Live;

namespace RedStation.Domain.Live;

/// <summary>Joins deltas.</summary>
public static class TileDeltas
{
    /// <summary>
    /// One delta that says what <paramref name="first"/> and then <paramref name="next"/> say. It stays as small as the tile,
    /// however long a receiver is away.
    /// </summary>
    /// <exception cref="ArgumentException">The second does not follow the first.</exception>
    public static TileDelta Join(TileDelta first, TileDelta next)
    {
        if (next.After != first.Sequence || next.Tile != first.Tile)
        {
            throw new ArgumentException("A delta can only be joined with the one that follows it.", nameof(next));
        }

        var stations = first.Stations.Where(station => !next.Left.Contains(station.Id))
            .Concat(next.Stations)
            .GroupBy(station => station.Id)
            .Select(versions => versions.Last());
        var left = first.Left.Where(id => next.Stations.All(station => station.Id != id)).Union(next.Left);
        return new TileDelta(first.Tile, first.After, next.Sequence, [.. stations], [.. left]);
    }
}
