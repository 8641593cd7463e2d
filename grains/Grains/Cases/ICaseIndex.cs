using RedStation.Contracts.Cases;

namespace RedStation.Grains.Cases;

/// <summary>The table of cases, for lists and for the clock.</summary>
public interface ICaseIndex
{
    /// <summary>Makes an id known before its first use, due at once until a row says otherwise.</summary>
    Task Register(string caseId);

    /// <summary>Something is about to be stored: whoever looks for due work finds the case until it has told what it is.</summary>
    Task MakeDue(string caseId);

    /// <summary>Lets go of an id that came to nothing before anything was stored.</summary>
    Task Forget(string caseId);

    /// <summary>Takes a case as it is now; ignored when a later revision is there. Due at once when its calendar has changed meanwhile.</summary>
    Task Project(CaseRow row);

    /// <summary>
    /// Takes a case that has let go of somebody's words, and lets go of them in what other systems are still to be told, and may ask for again.
    /// </summary>
    Task Redact(CaseRow row);
}

/// <summary>A case as its table has it.</summary>
/// <param name="View">The case.</param>
/// <param name="NextDueAt">When its grain must next be awake, or null.</param>
/// <param name="RuleVersions">How many versions of classes and calendars there were when that was computed; with more by now, the case is due at
/// once.</param>
public sealed record CaseRow(CaseView View, DateTimeOffset? NextDueAt, long RuleVersions);
