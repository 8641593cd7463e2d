using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Api.Cases;

/// <summary>A page of cases.</summary>
/// <param name="Items">The cases.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record CaseList(IReadOnlyList<CaseWire> Items, string? Next);

/// <summary>Open cases that may be the same.</summary>
/// <param name="Items">The cases, nearest first.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record NearbyCaseList(IReadOnlyList<NearbyCaseWire> Items, string? Next = null);

/// <summary>An open case near a place. Who reported it is not told.</summary>
/// <param name="Id">The case.</param>
/// <param name="Class">Its class.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Position">Where it is, WGS-84.</param>
/// <param name="DistanceM">Metres from the place that was asked about.</param>
/// <param name="Note">What its reporter wrote.</param>
/// <param name="ReportedAt">When the report arrived.</param>
/// <param name="ReporterCount">How many people have reported it, or joined.</param>
/// <param name="Actions">What the reader may do: join it.</param>
public sealed record NearbyCaseWire(
    string Id,
    string Class,
    CaseStatus Status,
    GeoPoint Position,
    int DistanceM,
    string Note,
    DateTimeOffset ReportedAt,
    int ReporterCount,
    IReadOnlyList<CaseAction> Actions);

/// <summary>A list of classes in force.</summary>
/// <param name="District">The adcode whose own list it is; null for the whole city's.</param>
/// <param name="Number">The version's number; 0 for what came with the program.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Reasons">Templates for refusing a report.</param>
/// <param name="Place">The district that was asked for, or in which the place lies that was asked for; null without either.</param>
public sealed record CaseClassesWire(
    string? District, int Number, IReadOnlyList<CaseClass> Classes, IReadOnlyList<CaseReason> Reasons, string? Place);

/// <summary>A calendar in force.</summary>
/// <param name="District">The adcode whose own calendar it is; null for the whole city's.</param>
/// <param name="Number">The version's number; 0 for what came with the program.</param>
/// <param name="Calendar">The calendar.</param>
public sealed record WorkCalendarWire(string? District, int Number, WorkCalendar Calendar);

/// <summary>What publishing a calendar would do.</summary>
/// <param name="Number">The number that the version would have.</param>
/// <param name="OpenCases">How many open cases would go by it.</param>
/// <param name="Moved">Of how many the deadline that comes next would be another.</param>
/// <param name="ProvisionalBefore">How many have a provisional deadline now.</param>
/// <param name="ProvisionalAfter">How many would have one.</param>
public sealed record WorkCalendarPreviewWire(int Number, int OpenCases, int Moved, int ProvisionalBefore, int ProvisionalAfter);
