using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace RedStation.Storage.Queries;

/// <summary>
/// Where a page of a list that runs from newest to oldest ended. It names the last row, not a number of rows, so that what is
/// added meanwhile neither repeats nor hides anything.
/// </summary>
/// <param name="At">The row's time, milliseconds since 1970.</param>
/// <param name="Id">The row's id, which orders rows of the same millisecond.</param>
public sealed record PageCursor(long At, string Id)
{
    private const int MostCharacters = 512;

    /// <summary>Before the first row.</summary>
    public static PageCursor Start { get; } = new(long.MaxValue, string.Empty);

    /// <summary>Reads what <see cref="ToString"/> wrote; null and the empty text are <see cref="Start"/>.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out PageCursor? cursor)
    {
        cursor = string.IsNullOrEmpty(text) ? Start : null;
        if (cursor is null && text!.Length <= MostCharacters && Base64Url.IsValid(text))
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 2);
            if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at))
            {
                cursor = new PageCursor(at, parts[1]);
            }
        }

        return cursor is not null;
    }

    /// <summary>The cursor as callers see it; they need not understand it.</summary>
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At}|{Id}")));

    /// <summary>Reads a cursor that was checked before.</summary>
    /// <exception cref="FormatException">It is none of ours.</exception>
    internal static PageCursor Read(string? text) =>
        TryRead(text, out var cursor) ? cursor : throw new FormatException("The cursor is none that a list gave out.");
}
