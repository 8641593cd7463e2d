using System.Collections.Immutable;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Cases;
using RedStation.Grains.Clock;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.CaseSetup;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Cases;

/// <summary>Cases as actors: with each other, with tasks, and with the phones of who reported them.</summary>
public sealed class CaseTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Case_GoesTheWholeCourse_AndItsReporterHearsOfIt()
    {
        var grain = await silo.Reported("whole", "whole-reporter");
        var phone = await RecordingRiderGateway.Of(silo, "whole-reporter");

        await grain.Does(CaseAction.Verify);
        await grain.Does(CaseAction.Open);
        await grain.Does(CaseAction.Dispatch);
        await grain.Does(CaseAction.Start, "worker");
        await grain.Does(CaseAction.Finish, "worker");
        Assert.Equal(CaseRefusal.CaseOwnWork, (await grain.Act(Command(CaseAction.Close, "worker"))).Refusal);
        await grain.Does(CaseAction.Close);

        await phone.Hears("that it is closed", news => news.Case is { Id: "whole", Status: CaseStatus.Closed });
        Assert.All(phone.News, news => Assert.Equal(["whole-reporter"], news.Case!.Reporters));
        var listed = Assert.Single((await silo.Get<CaseQueries>().OfRider("whole-reporter", null, 10)).Items);
        Assert.Equal((CaseStatus.Closed, 7), (listed.Status, listed.History.Length));
        await SiloFixture.Drop(grain);
        Assert.Equal(listed.History, (await grain.Get())!.History);
    }

    [Fact]
    public async Task Dispatchers_HearOfEachChange_AndThoseWhoGaveItAwayOnce()
    {
        var (before, after) = (await RecordingDispatchGateway.Of(silo, "330106"), await RecordingDispatchGateway.Of(silo, "330203"));
        var grain = await silo.Reported("told", classId: Manhole);
        await before.HearsOf("told", notice => notice is { Unseen: true, Urgent: true, District: "330106" });

        await grain.Does(CaseAction.Verify);
        await before.HearsOf("told", notice => !notice.Unseen);
        var handed = (await grain.Act(Command(CaseAction.HandOver) with { District = "330203" })).Value!;
        await before.HearsOf("told", notice => notice.Revision == handed.Revision);
        await after.HearsOf("told", notice => notice.Revision == handed.Revision && notice.District == "330203");
        var opened = await grain.Does(CaseAction.Open);
        await after.HearsOf("told", notice => notice.Revision == opened.Revision);

        Assert.DoesNotContain(before.Cases, notice => notice.Id == "told" && notice.Revision == opened.Revision);
    }

    [Fact]
    public async Task Report_Repeated_IsOneCase_AndAnotherBodyUnderItsIdIsRefused()
    {
        await silo.Registered("twice");
        var (grain, command) = (silo.CaseOf("twice"), ReportOf("twice"));

        var first = await grain.Report(command);
        await SiloFixture.Drop(grain);
        var again = await grain.Report(command);

        Assert.Equal(first.Value!.Revision, again.Value!.Revision);
        Assert.Equal(CaseRefusal.OperationIdReused, (await grain.Report(command with { Note = "别的" })).Refusal);
        Assert.Equal(CaseRefusal.CaseClassUnknown, (await silo.CaseOf("unknown-class").Report(ReportOf("twice", "e9999"))).Refusal);
    }

    [Fact]
    public async Task Reports_OfTheSame_AreMergedIntoTheEarlier_AndItsOutcomeIsHeardByAll()
    {
        var earlier = await silo.Reported("earlier", "first");
        silo.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await silo.Reported("later", "second");
        await later.Does(CaseAction.Join, "third");
        var phone = await RecordingRiderGateway.Of(silo, "second");
        Assert.Equal(CaseRefusal.MergeIntoEarlier, (await earlier.Act(Into((await later.Get())!))).Refusal);

        var merged = await later.Act(Into((await earlier.Get())!));

        Assert.Equal((CaseStatus.Merged, "earlier"), (merged.Value!.Status, merged.Value.MergedInto));
        Assert.Equal(["first", "second", "third"], (await earlier.Get())!.Reporters);
        foreach (var action in (CaseAction[])[CaseAction.Open, CaseAction.Dispatch, CaseAction.Finish])
        {
            await earlier.Does(action, "worker");
        }

        await earlier.Does(CaseAction.Close);
        await phone.Hears("the outcome of the earlier case", news => news.Case is { Id: "earlier", Status: CaseStatus.Closed });
        Assert.Equal(["later", "earlier"], (await silo.Get<CaseQueries>().OfRider("third", null, 10)).Items.Select(found => found.Id));
        await earlier.Does(CaseAction.Reopen, "third");

        await later.Does(CaseAction.Split);

        Assert.Equal(["first"], (await earlier.Get())!.Reporters);
        Assert.Equal(CaseStatus.Reported, (await later.Get())!.Status);
        Assert.Equal(["later"], (await silo.Get<CaseQueries>().OfRider("third", null, 10)).Items.Select(found => found.Id));
    }

    [Fact]
    public async Task Report_SplitFromOneThatWasItselfMerged_IsOfNeitherAnyMore()
    {
        var first = await silo.Reported("chain-first", "chain-1");
        silo.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await silo.Reported("chain-second", "chain-2");
        silo.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await silo.Reported("chain-third", "chain-3");
        await third.Does(CaseAction.Join, "chain-4");
        await first.Does(CaseAction.Join, "chain-4");
        Assert.Null((await third.Act(Into((await second.Get())!))).Refusal);
        Assert.Null((await second.Act(Into((await first.Get())!))).Refusal);
        Assert.Equal(["chain-1", "chain-4", "chain-2", "chain-3"], (await first.Get())!.Reporters);

        var split = Command(CaseAction.Split);
        Assert.Null((await third.Act(split)).Refusal);
        Assert.Null((await third.Act(split)).Refusal);

        var (one, two) = ((await first.Get())!, (await second.Get())!);
        Assert.Equal(["chain-2"], two.Reporters);
        Assert.Equal(["chain-1", "chain-4", "chain-2"], one.Reporters);
        Assert.Equal(["chain-second"], one.Absorbed);
        Assert.Equal("chain-third", one.History[^1].CaseId);
        Assert.Single(one.History, entry => entry.Event == CaseEvent.Released);
        Assert.Equal((CaseStatus.Merged, CaseStatus.Reported), (two.Status, (await third.Get())!.Status));
        Assert.Equal(["chain-third"], (await silo.Get<CaseQueries>().OfRider("chain-3", null, 10)).Items.Select(found => found.Id));

        await second.Does(CaseAction.Split);
        Assert.Equal(["chain-1", "chain-4"], (await first.Get())!.Reporters);
    }

    [Fact]
    public async Task Merging_IntoACaseThatIsOver_IsRefusedAndLeavesBothAsTheyWere()
    {
        var earlier = await silo.Reported("over", "over-first");
        silo.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await silo.Reported("not-over", "over-second");
        await earlier.Does(CaseAction.Refuse);
        var command = Into((await earlier.Get())!);

        Assert.Equal(CaseRefusal.MergeTargetOver, (await later.Act(command)).Refusal);
        Assert.Equal(CaseRefusal.MergeTargetOver, (await later.Act(command)).Refusal);

        Assert.Equal(CaseStatus.Reported, (await later.Get())!.Status);
        Assert.DoesNotContain("not-over", await silo.Get<IDueWork>().Cases(0, 1, silo.Now.AddMinutes(1)));
        await later.Does(CaseAction.Verify);
    }

    [Fact]
    public async Task Task_OfACase_MovesItOn_AndItsRiderHadAPartInTheWork()
    {
        var place = silo.NewPlace();
        var grain = await silo.Dispatched("with-task");
        await silo.OnDuty("case-worker", place, 50);
        var task = silo.Case("task-of-case");
        var open = new OpenTask("open", "dispatcher", TaskType.HazardCheck, place, "330106", "清理", TimeSpan.FromMinutes(30)) { CaseId = "with-task" };
        Assert.NotNull((await task.Open(open)).Value);
        await Until.True(async () => await task.Get() is { OpenOffers: > 0 }, "the rider is asked");
        Assert.Equal("with-task", (await task.Get())!.CaseId);

        await task.Submitted("case-worker");
        await Until.True(async () => (await grain.Get())!.Status == CaseStatus.Handling, "the case is being handled");
        Assert.NotNull((await task.Verify(ByDispatcher())).Value);

        await Until.True(async () => (await grain.Get())!.Status == CaseStatus.Handled, "the case waits for its check");
        var view = (await grain.Get())!;
        Assert.Equal(["case-worker"], view.Workers);
        Assert.Equal(new CaseTask("task-of-case", false, GovernanceTaskStatus.Verified, "case-worker"), Assert.Single(view.Tasks));
        Assert.Equal(CaseRefusal.CaseOwnWork, (await grain.Act(Command(CaseAction.Close, "case-worker"))).Refusal);
        await grain.Does(CaseAction.Close);
    }

    [Fact]
    public async Task Task_BeforeTheCaseIsOpened_IsVerification_AndLeavesTheDecisionToTheDispatcher()
    {
        var grain = await silo.Reported("to-verify");
        var task = silo.Case("task-to-verify");
        var open = new OpenTask("open", "dispatcher", TaskType.HazardCheck, silo.NewPlace(), "330106", "核实", TimeSpan.FromMinutes(30))
        {
            CaseId = "to-verify",
        };

        Assert.NotNull((await task.Open(open)).Value);

        await Until.True(async () => (await grain.Get())!.Status == CaseStatus.Verifying, "it is being found out");
        Assert.NotNull((await task.Cancel(ByDispatcher())).Value);
        await Until.True(
            async () => (await grain.Get())!.Tasks is [{ ForVerification: true, Status: GovernanceTaskStatus.Cancelled }], "the case knows");
        Assert.Equal(CaseStatus.Verifying, (await grain.Get())!.Status);
        await grain.Does(CaseAction.Open);
    }

    [Fact]
    public async Task Inbox_HasUrgentOnesFirst_ThenByTheTimeLeft()
    {
        foreach (var (id, classId) in ((string, string)[])[("calm", "e0699"), ("soon", Litter), ("urgent", Manhole)])
        {
            await silo.CaseOf(id).Report(ReportOf("reporter", classId) with { District = "330205" });
        }

        var inbox = (await silo.Get<CaseQueries>().Inbox(["330205"], new CaseFilter(), null, 10)).Items;

        Assert.Equal(["urgent", "soon", "calm"], inbox.Select(found => found.Id));
    }

    [Fact]
    public async Task Search_FindsWordsInOrder_AndWhatIsSaidOfTheUnitLater()
    {
        const string District = "330204";
        foreach (var (id, classId, note) in ((string, string, string)[])[
            ("found-late", "e0699", "解放路路口井盖松动"), ("found-urgent", Manhole, "井盖不见了 NO.12"), ("found-not", Litter, "盖井")])
        {
            await silo.CaseOf(id).Report(ReportOf("reporter", classId) with { District = District, Note = note });
        }

        Assert.Equal(["found-urgent", "found-late"], await Found("井盖"));
        Assert.Equal(["found-late"], await Found("口井盖松"));
        Assert.Equal(["found-urgent"], await Found("no 12"));
        Assert.Equal(["found-urgent", "found-not", "found-late"], await Found("井"));
        Assert.Empty(await Found("环卫"));
        await silo.CaseOf("found-not").Does(CaseAction.Open);
        await silo.CaseOf("found-not").Does(CaseAction.Dispatch);
        Assert.Equal(["found-not"], await Found("环卫"));
        Assert.Equal(["found-urgent", "found-late"], await Found("松动", "c0101"));

        async Task<List<string>> Found(string words, params string[] orElse)
        {
            var terms = CaseSearchText.Terms(words).Select(term => new CaseSearchTerm([term, .. orElse])).ToImmutableArray();
            var page = await silo.Get<CaseQueries>().Inbox([District], new CaseFilter { Search = terms }, null, 10);
            return [.. page.Items.Select(found => found.Id)];
        }
    }

    [Fact]
    public async Task Near_ThoseOfTheClassWithinTheRadius_NearestFirst()
    {
        var place = silo.NewPlace();
        await silo.Reported("here", place: place);
        await silo.Reported("near", place: place with { Lat = place.Lat + 0.001 });
        await silo.Reported("far", place: place with { Lat = place.Lat + 0.003 });
        await silo.Reported("other", classId: Manhole, place: place);

        var near = await silo.Get<CaseQueries>().Near(Litter, place, 250, 10);

        Assert.Equal(["here", "near"], near.Select(found => found.Case.Id));
        Assert.InRange(near[1].DistanceM, 105, 117);
    }
}
