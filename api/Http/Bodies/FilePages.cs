using RedStation.Contracts;
using RedStation.Storage.Queries;

namespace RedStation.Api.Http.Bodies;

/// <summary>What goes into a file of a list that is read page by page: all of it, or as much as one file holds.</summary>
internal static class FilePages
{
    /// <summary>The most rows of a file. A longer list goes on behind the cursor of <see cref="NextHeader"/>.</summary>
    public const int MostRows = 10_000;

    /// <summary>The header with the cursor of what did not fit.</summary>
    public const string NextHeader = "X-Next-Cursor";

    /// <param name="after">The list's own cursor to begin behind; null for its beginning.</param>
    /// <param name="read">The page behind a cursor, of <see cref="Limits.Page"/> rows at most.</param>
    /// <returns>The rows, and the list's own cursor of what did not fit, or null.</returns>
    public static async Task<(List<T> Rows, string? Next)> Read<T>(string? after, Func<string?, Task<Page<T>>> read)
    {
        var (found, next) = (new List<T>(), after);
        do
        {
            var page = await read(next);
            found.AddRange(page.Items);
            next = page.Next;
        }
        while (next is not null && found.Count + Limits.Page <= MostRows);
        return (found, next);
    }
}
