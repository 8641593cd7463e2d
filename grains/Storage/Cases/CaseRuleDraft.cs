namespace RedStation.Storage.Cases;

/// <summary>What is published by versions.</summary>
public static class CaseRuleKinds
{
    /// <summary>Lists of classes, and templates for refusing.</summary>
    public const string Classes = "classes";

    /// <summary>Calendars.</summary>
    public const string Calendar = "calendar";
}

/// <summary>A version that somebody wants to publish.</summary>
/// <param name="Kind">One of <see cref="CaseRuleKinds"/>.</param>
/// <param name="District">The adcode whose own it is; null for the whole city's.</param>
/// <param name="BasedOn">The number of the version before it; 0 for none.</param>
/// <param name="Rules">What it says.</param>
/// <param name="AuthorId">The account that publishes it.</param>
/// <param name="Author">Its name.</param>
/// <param name="Note">Why.</param>
/// <param name="Operation">Whose command it is, and its operation id.</param>
/// <param name="Fingerprint">A digest of it.</param>
public sealed record CaseRuleDraft<T>(
    string Kind, string? District, int BasedOn, T Rules, string AuthorId, string Author, string Note, string Operation, string Fingerprint);

/// <summary>What came of publishing.</summary>
/// <param name="Number">The version's number; null when nothing was published.</param>
/// <param name="OperationReused">Whether that was because the operation id was used for another draft; otherwise somebody has published
/// since.</param>
public sealed record PublishedCaseRules(int? Number, bool OperationReused);
