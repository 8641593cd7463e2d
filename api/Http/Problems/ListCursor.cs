using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RedStation.Api.Http.Problems;

/// <summary>
/// Cursors of lists as callers see them: bound to the list and its filters. One of another list would be taken for a place in this one, and
/// would silently leave out what stands before it.
/// </summary>
internal static class ListCursor
{
    private const string Rule = "the next of a page before, of the same list with the same filters";
    private const int TagBytes = 6;
    private const char Separator = '.';

    /// <summary>The list's own cursor, null at its beginning.</summary>
    /// <param name="checker">Notes that the cursor is of another list.</param>
    /// <param name="cursor">What the caller gave.</param>
    /// <param name="scope">The list and its filters.</param>
    public static string? Cursor(this Checker checker, string? cursor, string scope)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        var tag = Tag(scope);
        return checker.Require(cursor.StartsWith(tag, StringComparison.Ordinal) && cursor.Length > tag.Length, "cursor", Rule)
            ? cursor[tag.Length..]
            : null;
    }

    /// <summary>The same, for lists whose own cursor is a <see cref="Storage.Queries.PageCursor"/>: notes also one that is none.</summary>
    public static string? PageCursor(this Checker checker, string? cursor, string scope)
    {
        var own = checker.Cursor(cursor, scope);
        checker.RequireCursor(Storage.Queries.PageCursor.TryRead(own, out _));
        return own;
    }

    /// <summary>Notes that a cursor which had the right tag makes no sense behind it.</summary>
    public static void RequireCursor(this Checker checker, bool ok) => checker.Require(ok, "cursor", Rule);

    /// <summary>The cursor to give out, null after the last page.</summary>
    public static string? Write(string? own, string scope) => own is null ? null : Tag(scope) + own;

    /// <summary>A list and its filters, for the other two.</summary>
    public static string Scope(params string?[] parts) => string.Join('\n', parts);

    private static string Tag(string scope) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(scope)).AsSpan(0, TagBytes)) + Separator;
}
