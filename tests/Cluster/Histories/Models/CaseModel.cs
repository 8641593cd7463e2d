namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>
/// A case as the course 上报 → 核实 → 立案 → 派遣 → 处置 → 核查 → 结案 has it: nothing is closed that was not finished, and by nobody who worked on it;
/// 挂账 takes two people.
/// </summary>
public sealed class CaseModel : ISequentialModel<CaseModelState, CaseCall>
{
    private const string None = "none";
    private const string Closed = "closed";
    private const string Dispatched = "dispatched";
    private const string Handled = "handled";
    private const string Handling = "handling";
    private const string Opened = "opened";
    private const string Refused = "refused";
    private const string Reported = "reported";
    private const string Returned = "returned";
    private const string Suspended = "suspended";
    private const string Verifying = "verifying";

    /// <inheritdoc/>
    public CaseModelState Initial { get; } = new(None, "", "", null, null);

    /// <inheritdoc/>
    public IEnumerable<CaseModelState> Apply(CaseModelState state, Operation<CaseCall> operation, long latest) => operation.Call switch
    {
        CaseCall.Reported reported => state.Status == None ? [state with { Status = Reported, Reporters = reported.Rider }] : [],
        CaseCall.Acted acted => After(state, acted.Verb, acted.By) is ({ } next, null) ? [next] : [],
        CaseCall.Refused refused => After(state, refused.Verb, refused.By).Refusal == refused.Code ? [state] : [],
        CaseCall.Read read => read.Status == state.Status && read.Reporters == state.ReporterCount ? [state] : [],
        _ => throw new InvalidOperationException($"Cases do not know {operation.Call}."),
    };

    /// <summary>What a command leads to: a state, or the code of a refusal.</summary>
    private static (CaseModelState? Next, string? Refusal) After(CaseModelState state, string verb, string by) => verb switch
    {
        _ when state.Status == None => (null, "case_not_found"),
        "join" when !IsOver(state) => state.IsReportedBy(by)
            ? (null, "case_already_joined")
            : (state with { Reporters = CaseModelState.With(state.Reporters, by) }, null),
        "verify" when state.Status == Reported => To(state, Verifying),
        "open" when IsUnanswered(state) => To(state, Opened),
        "refuse" when IsUnanswered(state) => To(state, Refused),
        "dispatch" when IsInWork(state) || state.Status is Opened or Returned => To(state, Dispatched),
        "start" when state.Status == Dispatched => (Worked(state, by) with { Status = Handling }, null),
        "finish" when IsInWork(state) => To(Worked(state, by), Handled),
        "close" or "rework" when state.Status == Handled => state.IsWorkOf(by)
            ? (null, "case_own_work")
            : To(state, verb == "close" ? Closed : Dispatched),
        "return" when IsInWork(state) => To(state, Returned),
        "suspend" when IsInWork(state) && state.Proposer is null => (state with { Proposer = by }, null),
        "confirm-suspension" when IsInWork(state) && state.Proposer is not null => state.Proposer == by
            ? (null, "second_person_needed")
            : To(state with { Before = state.Status }, Suspended),
        "decline-suspension" when IsInWork(state) && state.Proposer is not null => (state with { Proposer = null }, null),
        "resume" when state.Status == Suspended => To(state, state.Before!),
        "reopen" when state.Status == Closed => state.IsReportedBy(by) ? To(state, Opened) : (null, "not_your_case"),
        _ => (null, "case_wrong_status"),
    };

    /// <summary>It moves on; what was asked for before is asked for no more.</summary>
    private static (CaseModelState Next, string? Refusal) To(CaseModelState state, string status) =>
        (state with { Status = status, Proposer = null, Before = status == Suspended ? state.Before : null }, null);

    private static CaseModelState Worked(CaseModelState state, string by) => state with { Workers = CaseModelState.With(state.Workers, by) };

    private static bool IsOver(CaseModelState state) => state.Status is Closed or Refused;

    private static bool IsUnanswered(CaseModelState state) => state.Status is Reported or Verifying;

    private static bool IsInWork(CaseModelState state) => state.Status is Dispatched or Handling;
}
