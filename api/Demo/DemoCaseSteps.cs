using System.Collections.Immutable;
using RedStation.Api.Cases;
using RedStation.Contracts.Cases;

namespace RedStation.Api.Demo;

/// <summary>Which way the demo city's cases go.</summary>
internal static class DemoCaseSteps
{
    /// <summary>How far the cases have come that are there from the beginning: every status but 已合并, some of them twice.</summary>
    public static ImmutableArray<ImmutableArray<CaseAction>> Beginnings { get; } =
    [
        [],
        [],
        [CaseAction.Verify],
        [CaseAction.Verify, CaseAction.Open],
        [CaseAction.Open, CaseAction.Dispatch],
        [CaseAction.Open, CaseAction.Dispatch, CaseAction.Start],
        [CaseAction.Open, CaseAction.Dispatch, CaseAction.Start, CaseAction.Finish],
        [CaseAction.Open, CaseAction.Dispatch, CaseAction.Start, CaseAction.Finish, CaseAction.Close],
        [CaseAction.Open, CaseAction.Dispatch, CaseAction.Start, CaseAction.Finish, CaseAction.Rework],
        [CaseAction.Verify, CaseAction.Refuse],
        [CaseAction.Open, CaseAction.Dispatch, CaseAction.Suspend, CaseAction.ConfirmSuspension],
        [CaseAction.Open, CaseAction.Dispatch, CaseAction.Suspend],
        [CaseAction.Open, CaseAction.Dispatch, CaseAction.Return],
    ];

    /// <summary>What is done next with a case, or null to leave it; the course that most cases take, and now and then another.</summary>
    public static CaseAction? Next(CaseWire view, Random random)
    {
        var seldom = random.NextDouble() < 0.12;
        return view switch
        {
            { ProposedSuspension: not null } => CaseAction.ConfirmSuspension,
            { Status: CaseStatus.Reported } => CaseAction.Verify,
            { Status: CaseStatus.Verifying } => seldom ? CaseAction.Refuse : CaseAction.Open,
            { Status: CaseStatus.Opened or CaseStatus.Returned } => CaseAction.Dispatch,
            { Status: CaseStatus.Dispatched } => seldom ? CaseAction.Return : CaseAction.Start,
            { Status: CaseStatus.Handling } => seldom ? CaseAction.Suspend : CaseAction.Finish,
            { Status: CaseStatus.Handled } => seldom ? CaseAction.Rework : CaseAction.Close,
            { Status: CaseStatus.Suspended } => seldom ? CaseAction.Resume : null,
            _ => null,
        };
    }
}
