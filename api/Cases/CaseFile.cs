using RedStation.Api.Http.Json;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;

namespace RedStation.Api.Cases;

/// <summary>The inbox as a file for a spreadsheet: one case a row, without its history.</summary>
internal static class CaseFile
{
    /// <summary>The header.</summary>
    public static readonly string[] Columns =
    [
        "id", "class", "className", "status", "urgent", "district", "lat", "lon", "note", "unit", "reporters", "takenAt (UTC+8)",
        "reportedAt (UTC+8)", "answeredAt (UTC+8)", "dueAt (UTC+8)", "overdue", "provisional", "closedAt (UTC+8)", "reworks", "reopenings", "reason",
        "mergedInto", "number", "organisation",
    ];

    /// <summary>The cells of a case in a file of text: words that do not follow its reader.</summary>
    /// <param name="view">As its reader reads it.</param>
    /// <param name="rules">The classes, for their names.</param>
    public static object?[] Row(CaseWire view, CaseRuleSet rules) => Cells(view, ClassOf(view, rules)?.Name, WireNames.Of(view.Status));

    /// <summary>The cells of a case in a spreadsheet: words in the language of its reader.</summary>
    /// <param name="view">As its reader reads it.</param>
    /// <param name="rules">The classes, for their names.</param>
    public static object?[] SheetRow(CaseWire view, CaseRuleSet rules) => Cells(
        view, CaseFileTexts.IsEnglish ? ClassOf(view, rules)?.NameEn : ClassOf(view, rules)?.Name, CaseFileTexts.Status(view.Status));

    private static CaseClass? ClassOf(CaseWire view, CaseRuleSet rules) =>
        rules.ClassesOf(view.District).List.Classes.FirstOrDefault(one => one.Id == view.Class);

    private static object?[] Cells(CaseWire view, string? className, string status) =>
    [
        view.Id, view.Class, className, status, view.Limits.Urgent, view.District, view.Position.Lat, view.Position.Lon,
        view.Note, view.Unit, view.ReporterCount, view.TakenAt, view.ReportedAt,
        view.Deadlines.AnsweredAt, view.Due?.At, view.Overdue, view.Deadlines.Provisional, view.Deadlines.ClosedAt,
        view.Reworks, view.Reopenings, view.Reason, view.MergedInto, view.Number, view.Organisation,
    ];
}
