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
        "id", "classId", "class", "status", "urgent", "district", "lat", "lon", "note", "unit", "reporters", "observedAt (UTC+8)",
        "reportedAt (UTC+8)", "answeredAt (UTC+8)", "dueAt (UTC+8)", "overdue", "provisional", "closedAt (UTC+8)", "reworks", "reopenings", "reason",
        "mergedInto",
    ];

    /// <summary>The cells of a case in a file of text: words that do not follow its reader.</summary>
    /// <param name="view">As its reader reads it.</param>
    /// <param name="rules">The classes, for their names.</param>
    public static object?[] Row(CaseView view, CaseRuleSet rules) => Cells(view, ClassOf(view, rules)?.Name, WireNames.Of(view.Status));

    /// <summary>The cells of a case in a spreadsheet: words in the language of its reader.</summary>
    /// <param name="view">As its reader reads it.</param>
    /// <param name="rules">The classes, for their names.</param>
    public static object?[] SheetRow(CaseView view, CaseRuleSet rules) => Cells(
        view, CaseFileTexts.IsEnglish ? ClassOf(view, rules)?.NameEn : ClassOf(view, rules)?.Name, CaseFileTexts.Status(view.Status));

    private static CaseClass? ClassOf(CaseView view, CaseRuleSet rules) =>
        rules.ClassesOf(view.District).List.Classes.FirstOrDefault(one => one.Id == view.Terms.ClassId);

    private static object?[] Cells(CaseView view, string? className, string status) =>
    [
        view.Id, view.Terms.ClassId, className, status, view.Terms.Urgent, view.District, view.Position.Lat, view.Position.Lon,
        view.Note, view.Unit, view.ReporterCount, view.ObservedAt, view.ReportedAt,
        view.Deadlines.AnsweredAt, CaseClockRules.Due(view)?.At, view.Overdue, view.Deadlines.Provisional, view.Deadlines.ClosedAt,
        view.Reworks, view.Reopenings, view.Reason, view.MergedInto,
    ];
}
