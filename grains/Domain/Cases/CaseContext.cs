using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>What holds where and when a command on a case is decided.</summary>
/// <param name="Classes">The classes of its district, and the templates for refusing.</param>
/// <param name="Calendar">When its district is at work.</param>
/// <param name="Now">The time.</param>
/// <param name="RuleVersions">How many versions of classes and calendars there are.</param>
public sealed record CaseContext(CaseClassList Classes, BusinessCalendar Calendar, DateTimeOffset Now, long RuleVersions = 0)
{
    /// <summary>The number that was taken for the case; null when it needs none, or has one.</summary>
    public string? Number { get; init; }

    /// <summary>The terms of a class; null when the district has none of that id.</summary>
    public CaseTerms? TermsOf(string classId) => Classes.Classes.FirstOrDefault(one => one.Id == classId) is { } found
        ? new CaseTerms(found.Id, found.Answer, found.Closing, found.Urgent)
        : null;
}
