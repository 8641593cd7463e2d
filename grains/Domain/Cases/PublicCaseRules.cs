using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>
/// What anybody may read of a case: what it is, where, how it stands and by when. Never who reported it or worked on it. What the reporter wrote only
/// once a dispatcher has opened the case, and so has read it: until then nobody knows whose name or number stands in it.
/// </summary>
public static class PublicCaseRules
{
    /// <summary>The class of cases that nobody else reads: that a rider on duty was hurt, and where, is their own business.</summary>
    public const string PrivateClassId = IncidentRules.ClassId;

    /// <summary>The case as anybody reads it.</summary>
    public static PublicCase Of(CaseView view) => new()
    {
        Id = view.Id,
        Number = view.Number,
        ClassId = view.Terms.ClassId,
        District = view.District,
        Status = view.Status,
        Description = IsRead(view) ? view.Note : null,
        PhotoId = view.Photos.FirstOrDefault(photo => photo.Released)?.Id,
        Unit = view.Unit,
        Reason = view.Status == CaseStatus.Refused ? view.Reason : null,
        MergedInto = view.MergedInto,
        Position = view.Position,
        ReportedAt = view.ReportedAt,
        ChangedAt = view.Deadlines.ClosedAt ?? ChangedAt(view),
        ExpectedAt = CaseClockRules.Due(view)?.At,
        AnsweredAt = view.Deadlines.AnsweredAt,
        ClosedAt = view.Deadlines.ClosedAt,
        ReporterCount = view.ReporterCount,
        Reworks = view.Reworks,
        Reopenings = view.Reopenings,
    };

    /// <summary>Whether a dispatcher has opened it, and so has read what was reported.</summary>
    public static bool IsRead(CaseView view) => view.History.Any(entry => entry.Event == CaseEvent.Opened);

    /// <summary>When it last moved on: what offices do among themselves tells nobody else anything.</summary>
    private static DateTimeOffset ChangedAt(CaseView view) =>
        view.History.Where((entry, at) => at == 0 || entry.Status != view.History[at - 1].Status).Last().At;
}

/// <summary>A case as anybody may read it.</summary>
public sealed record PublicCase
{
    /// <summary>The case's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its number; null before 立案.</summary>
    public required string? Number { get; init; }

    /// <summary>Its class.</summary>
    public required string ClassId { get; init; }

    /// <summary>The adcode that has it.</summary>
    public required string District { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStatus Status { get; init; }

    /// <summary>What was reported; null until a dispatcher has opened it.</summary>
    public required string? Description { get; init; }

    /// <summary>The first photo that a dispatcher has released; null for none.</summary>
    public required string? PhotoId { get; init; }

    /// <summary>The unit that has it, or had it last.</summary>
    public required string? Unit { get; init; }

    /// <summary>The code of the template for which it was refused.</summary>
    public required string? Reason { get; init; }

    /// <summary>The earlier case that it was merged into.</summary>
    public required string? MergedInto { get; init; }

    /// <summary>Where it is, WGS-84.</summary>
    public required GeoPoint Position { get; init; }

    /// <summary>When the report arrived.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>When it last moved on; of a closed one, when it was closed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>By when it should be answered or closed; null when no clock runs.</summary>
    public required DateTimeOffset? ExpectedAt { get; init; }

    /// <summary>When it was accepted, refused or merged.</summary>
    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When it was closed.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How many have reported it, or joined.</summary>
    public required int ReporterCount { get; init; }

    /// <summary>How often 核查 sent it back.</summary>
    public required int Reworks { get; init; }

    /// <summary>How often it was reopened.</summary>
    public required int Reopenings { get; init; }
}
