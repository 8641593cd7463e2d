using RedStation.Domain.Cases;

namespace RedStation.Api.Cases;

/// <summary>The public figures of cases.</summary>
/// <param name="From">Of what was reported from then on.</param>
/// <param name="To">And before then.</param>
/// <param name="CountedAt">When they were counted.</param>
/// <param name="Total">Of all districts, or of the one that was asked for.</param>
/// <param name="Items">Of each district and of each of its classes; a district comes before its classes.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record CaseFigureList(
    DateTimeOffset From, DateTimeOffset To, DateTimeOffset CountedAt, CaseFigures Total, IReadOnlyList<CaseFigureWire> Items, string? Next = null);

/// <summary>The figures of a district, or of a class in it.</summary>
/// <param name="District">Its adcode.</param>
/// <param name="DistrictName">Its Chinese name.</param>
/// <param name="DistrictNameEn">Its English name.</param>
/// <param name="ClassId">The class; null for all classes.</param>
/// <param name="ClassName">Its Chinese name; null for all classes, and for one that no list has any more.</param>
/// <param name="ClassNameEn">Its English name; likewise.</param>
/// <param name="Figures">The figures.</param>
public sealed record CaseFigureWire(
    string District,
    string? DistrictName,
    string? DistrictNameEn,
    string? ClassId,
    string? ClassName,
    string? ClassNameEn,
    CaseFigures Figures);
