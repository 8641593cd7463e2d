using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain;
using RedStation.Storage.Queries;

namespace RedStation.Api.Http.Bodies;

/// <summary>
/// A list as a file for a spreadsheet: UTF-8 with a mark, which spreadsheets need to read Chinese, times in China's time, and cells that begin like a
/// formula made plain, for what a person wrote must not be carried out.
/// </summary>
/// <param name="name">The file's name without its ending.</param>
/// <param name="columns">The header.</param>
/// <param name="rows">The cells of each row.</param>
internal sealed class CsvAnswer(string name, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows) : IResult
{
    private const string ContentType = "text/csv; charset=utf-8";
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The cursor of what did not fit, or null.</summary>
    public string? Next { get; init; }

    /// <summary>For how long what is public may be kept; it then has an entity tag. Null for what must not be kept.</summary>
    public string? CacheControl { get; init; }

    /// <summary>A list that is read page by page, to its end or until the file is full.</summary>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="columns">The header.</param>
    /// <param name="row">The cells of one row.</param>
    /// <param name="after">The list's own cursor to begin behind; null for its beginning.</param>
    /// <param name="scope">The list and its filters, as <see cref="ListCursor.Scope"/> makes it.</param>
    /// <param name="read">The page behind a cursor, of <see cref="Limits.Page"/> rows at most.</param>
    public static async Task<CsvAnswer> OfPages<T>(
        string name, IReadOnlyList<string> columns, Func<T, IReadOnlyList<object?>> row, string? after, string scope,
        Func<string?, Task<Page<T>>> read)
    {
        var (found, next) = await FilePages.Read(after, read);
        return new CsvAnswer(name, columns, found.Select(row)) { Next = ListCursor.Write(next, scope) };
    }

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name + ".csv" }.ToString();
        if (Next is not null)
        {
            response.Headers[FilePages.NextHeader] = Next;
        }

        var text = new StringBuilder("\uFEFF").AppendJoin(',', columns.Select(Cell)).Append("\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        if (CacheControl is { } kept)
        {
            return new TaggedAnswer(Encoding.UTF8.GetBytes(text.ToString()), ContentType, kept).ExecuteAsync(httpContext);
        }

        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(text.ToString(), httpContext.RequestAborted);
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateTimeOffset time => time.ToOffset(ChinaTime.Offset).ToString(TimeFormat, CultureInfo.InvariantCulture),
        string text => Quoted(Plain(text)),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Plain(value.ToString() ?? "")),
    };

    /// <summary>An apostrophe in front is how spreadsheets mark a text.</summary>
    private static string Plain(string text) =>
        text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\r' or '\n', ..] ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") || text.Length != text.Trim().Length
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
}
