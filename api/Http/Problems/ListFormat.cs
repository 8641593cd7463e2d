namespace RedStation.Api.Http.Problems;

/// <summary>In which form a list is answered.</summary>
internal enum ListFormat
{
    /// <summary>A page, as JSON.</summary>
    Json = 0,

    /// <summary>A file of text, for programs and spreadsheets.</summary>
    Csv = 1,

    /// <summary>A spreadsheet, for people.</summary>
    Xlsx = 2,
}
