using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>An accident or a threat that meets a rider who is on duty with a task. It is urgent wherever it happens.</summary>
public static class IncidentRules
{
    /// <summary>The class of such a case, in the list that the program comes with.</summary>
    public const string ClassId = "e0409";

    /// <summary>What holds where a district's own list does not have the class.</summary>
    public static CaseTerms Terms { get; } = new(ClassId, new(1, DeadlineUnit.Hours), new(4, DeadlineUnit.Hours), Urgent: true);
}
