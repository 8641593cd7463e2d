namespace RedStation.Domain.Text;

/// <summary>Guesses which known name somebody meant who wrote an unknown one: a setting, a column, a field.</summary>
public static class NearestName
{
    /// <summary>Letters that may differ, as a part of the written name: one in three.</summary>
    private const int Share = 3;

    /// <summary>The known name that needs the fewest letters changed, or null when none is near.</summary>
    /// <param name="written">What was written; letter case does not count.</param>
    /// <param name="known">The names there are. The first of those that are equally near is given.</param>
    public static string? Of(string written, IEnumerable<string> known)
    {
        var most = Math.Max(1, written.Length / Share);
        string? nearest = null;
        foreach (var name in known)
        {
            if (Math.Abs(name.Length - written.Length) <= most && Distance(written, name) is var distance && distance <= most
                && (nearest is null || distance < Distance(written, nearest)))
            {
                nearest = name;
            }
        }

        return nearest;
    }

    /// <summary>Letters to add, leave out, exchange or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                table[row, column] = row == 0 || column == 0 ? row + column : Step(row, column);
            }
        }

        return table[one.Length, other.Length];

        int Step(int row, int column)
        {
            var least = Math.Min(
                Math.Min(table[row - 1, column], table[row, column - 1]) + 1,
                table[row - 1, column - 1] + (IsSame(row - 1, column - 1) ? 0 : 1));
            return row > 1 && column > 1 && IsSame(row - 1, column - 2) && IsSame(row - 2, column - 1)
                ? Math.Min(least, table[row - 2, column - 2] + 1)
                : least;
        }

        bool IsSame(int row, int column) => char.ToLowerInvariant(one[row]) == char.ToLowerInvariant(other[column]);
    }
}
