using RedStation.Tests.Cluster.Histories.Models;
using static RedStation.Tests.Cluster.Histories.HistoryBuilder;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>Histories of a case.</summary>
public sealed class CaseModelTests
{
    private static readonly Operation<CaseCall>[] Finished =
    [
        Did<CaseCall>("ann", 0, 10, new CaseCall.Reported("ann")), Acted("open", "desk", 20), Acted("dispatch", "desk", 40),
        Acted("start", "unit", 60), Acted("finish", "unit", 80),
    ];

    [Fact]
    public void Case_ClosedBySomebodyElse_IsRight() => Holds(
    [
        .. Finished, Refused("close", "unit", "case_own_work", 100), Acted("close", "desk", 120), Acted("reopen", "ann", 140),
        Read("opened", 1, 160),
    ]);

    [Fact]
    public void Case_ClosedByWhoWorkedOnIt_IsFound() => IsFound([.. Finished, Acted("close", "unit", 100)]);

    [Fact]
    public void Case_ClosedWithoutCheck_IsFound() => IsFound([.. Finished[..4], Acted("close", "desk", 100)]);

    [Fact]
    public void Case_ClosedTwice_IsFound() => IsFound([.. Finished, Acted("close", "desk", 100), Acted("close", "head", 120)]);

    [Fact]
    public void Case_SuspendedByOnePerson_IsFound() =>
        IsFound([.. Finished[..3], Acted("suspend", "desk", 100), Acted("confirm-suspension", "desk", 120)]);

    [Fact]
    public void Case_SuspendedByTwo_GoesOnWhereItStood() => Holds(
    [
        .. Finished[..4], Acted("suspend", "desk", 100), Refused("confirm-suspension", "desk", "second_person_needed", 120),
        Acted("confirm-suspension", "head", 140), Read("suspended", 1, 160), Acted("resume", "desk", 180), Read("handling", 1, 200),
    ]);

    [Fact]
    public void Suspension_ThatIsAskedForNoMore_CannotBeAgreedTo() => IsFound(
    [
        .. Finished[..4], Acted("suspend", "desk", 100), Acted("return", "desk", 120), Acted("dispatch", "desk", 140),
        Acted("confirm-suspension", "head", 160),
    ]);

    [Fact]
    public void Joining_CountsOnce()
    {
        Holds([Finished[0], Acted("join", "bob", 20), Refused("join", "bob", "case_already_joined", 40), Read("reported", 2, 60)]);
        IsFound([Finished[0], Acted("join", "bob", 20), Acted("join", "bob", 40)]);
        IsFound([Finished[0], Acted("join", "bob", 20), Read("reported", 1, 40)]);
    }

    [Fact]
    public void Reopening_ByAStranger_IsFound() => IsFound([.. Finished, Acted("close", "desk", 100), Acted("reopen", "bob", 120)]);

    [Fact]
    public void Step_WithoutAnAnswer_MayBeSeenLater()
    {
        Operation<CaseCall> tried = Tried<CaseCall>("desk", 20, new CaseCall.Acted("verify", "desk"));
        Holds([Finished[0], tried, Read("reported", 1, 40), Read("verifying", 1, 60)]);
        IsFound([Finished[0], tried, Read("verifying", 1, 40), Read("reported", 1, 60)]);
    }

    [Fact]
    public void Refusal_ThatNothingCallsFor_IsFound() => IsFound([Finished[0], Refused("verify", "desk", "case_wrong_status", 20)]);

    private static Operation<CaseCall> Acted(string verb, string by, long at) => Did<CaseCall>(by, at, at + 10, new CaseCall.Acted(verb, by));

    private static Operation<CaseCall> Refused(string verb, string by, string code, long at) =>
        Did<CaseCall>(by, at, at + 10, new CaseCall.Refused(verb, by, code));

    private static Operation<CaseCall> Read(string status, int reporters, long at) =>
        Did<CaseCall>("eye", at, at + 10, new CaseCall.Read(status, reporters));

    private static void Holds(Operation<CaseCall>[] history) => Assert.Equal(Outcome.Linearizable, Case(history).Outcome);

    private static void IsFound(Operation<CaseCall>[] history) => Assert.Equal(Outcome.Violated, Case(history).Outcome);
}
