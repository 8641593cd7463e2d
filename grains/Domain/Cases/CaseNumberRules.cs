using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>
/// When a case gets its number: at 立案, and it keeps that one whatever becomes of it. A case that was opened before there were numbers gets one
/// with the next command that it grants.
/// </summary>
public static class CaseNumberRules
{
    /// <summary>Whether it is accepted and has no number.</summary>
    public static bool Lacks(CaseState state) =>
        state.Number is null && !CaseLifecycle.IsUnanswered(state.Status)
        && state.Status is not (CaseStatus.Refused or CaseStatus.Merged);

    /// <summary>The case with the number that was taken for it.</summary>
    public static CaseState With(CaseState state, string? number) =>
        number is not null && Lacks(state) ? state with { Number = number } : state;
}
