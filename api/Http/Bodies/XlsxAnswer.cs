using Microsoft.Net.Http.Headers;
using RedStation.Api.Http.Problems;
using RedStation.Domain;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace RedStation.Api.Http.Bodies;

/// <summary>
/// A list as a spreadsheet (XLSX): numbers are numbers, times are times (China's), and what a person wrote is text whatever it begins with, so that
/// nothing of it is carried out.
/// </summary>
/// <param name="name">The file's name without its ending.</param>
/// <param name="sheet">The sheet's name, ≤ 31 characters.</param>
/// <param name="headings">The first row, which stays in sight.</param>
/// <param name="rows">The cells of each row.</param>
internal sealed class XlsxAnswer(string name, string sheet, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows) : IResult
{
    /// <summary>In characters: a time fits.</summary>
    private const double ColumnWidth = 19;

    /// <summary>The cursor of what did not fit, or null.</summary>
    public string? Next { get; init; }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        // A file has its directory at the end. In memory first: it is small, and a fault still becomes an answer.
        using var file = new MemoryStream();
        await Write(file, httpContext.RequestAborted);
        var response = httpContext.Response;
        response.ContentType = CheckedQuery.SpreadsheetType;
        response.ContentLength = file.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name + ".xlsx" }.ToString();
        if (Next is not null)
        {
            response.Headers[FilePages.NextHeader] = Next;
        }

        file.Position = 0;
        await file.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    private async Task Write(Stream file, CancellationToken stop)
    {
        await using var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: stop);
        var heading = new Style();
        heading.Font.Bold = true;
        var bold = book.AddStyle(heading);
        await book.StartWorksheetAsync(sheet, new WorksheetOptions { FrozenRows = 1, DefaultColumnWidth = ColumnWidth }, stop);
        await book.AddHeaderRowAsync([.. headings], bold, stop);
        foreach (var row in rows)
        {
            await book.AddRowAsync(row.Select(Cell).ToArray(), stop);
        }

        await book.FinishAsync(stop);
    }

    private static DataCell Cell(object? value) => value switch
    {
        null => default,
        DateTimeOffset time => new DataCell(time.ToOffset(ChinaTime.Offset).DateTime),
        bool flag => new DataCell(flag),
        int number => new DataCell(number),
        long number => new DataCell(number),
        double number => new DataCell(number),
        _ => new DataCell(value.ToString()),
    };
}
