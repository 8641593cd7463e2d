using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Outbound;
using RedStation.Grains.Clock;
using RedStation.Storage.Databases;
using RedStation.Storage.Outbound;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.CaseSetup;

namespace RedStation.Tests.Grains.Cases;

/// <summary>
/// A write of a case, of the earlier case or of their table fails, before or after it is done. Whoever repeats the command is answered as if
/// nothing had been; where nobody does, the case makes it good by itself, and its row tells the clock of its deadline.
/// </summary>
public sealed class CaseCrashTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    /// <summary>Which writes each step makes.</summary>
    public static TheoryData<string, string, int, bool> Writes()
    {
        var writes = new TheoryData<string, string, int, bool>();
        foreach (var afterCommit in (bool[])[false, true])
        {
            foreach (var step in (string[])["report", "open", "dispatch", "merge", "split"])
            {
                writes.Add(step, "case", 1, afterCommit);
                writes.Add(step, "index", 1, afterCommit);
                writes.Add(step, "index", 2, afterCommit);
            }

            foreach (var step in (string[])["merge", "split"])
            {
                writes.Add(step, "case", 2, afterCommit);
                writes.Add(step, "earlier", 1, afterCommit);
                writes.Add(step, "earlier-index", 1, afterCommit);
                writes.Add(step, "earlier-index", 2, afterCommit);
            }
        }

        return writes;
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Step_AWriteFails_TheRetryIsAnsweredAndDoneOnce(string step, string what, int write, bool afterCommit)
    {
        var name = $"{step}-{what}{write}{afterCommit}-retried";
        var (act, check) = await Prepare(step, name);
        silo.Faults.Fail(Name(what, name), write, afterCommit);

        await Assert.ThrowsAsync<StorageFaultException>(act);
        var answer = await act();

        Assert.Null(answer.Refusal);
        await check();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Step_TheProcessDiesAndNobodyRepeats_IsMadeGood(string step, string what, int write, bool afterCommit)
    {
        var name = $"{step}-{what}{write}{afterCommit}-alone";
        var (act, check) = await Prepare(step, name);
        silo.Faults.Fail(Name(what, name), write, afterCommit);
        await Assert.ThrowsAsync<StorageFaultException>(act);
        await SiloFixture.Drop(silo.CaseOf(name));
        await SiloFixture.Drop(silo.CaseOf("earlier-" + name));

        await WakeDue();
        var due = await silo.Get<IDueWork>().Cases(0, 1, silo.Now.AddMinutes(1));
        Assert.DoesNotContain(name, due);
        Assert.DoesNotContain("earlier-" + name, due);

        // Decided or not: it is done now, or as good as new.
        Assert.Null((await act()).Refusal);
        await check();
    }

    /// <summary>The clock's minute.</summary>
    private Task WakeDue() => silo.Grains.Clock(0).AsReference<IRemindable>().ReceiveReminder("wake", default);

    private static string Name(string what, string name) => what switch
    {
        "case" => GrainKeys.Case(name),
        "index" => "index-" + name,
        "earlier" => GrainKeys.Case("earlier-" + name),
        _ => "index-earlier-" + name,
    };

    /// <summary>A case just before a step, the step, and what is true after it.</summary>
    private async Task<(Func<Task<Answer<CaseView, CaseRefusal>>> Act, Func<Task> Check)> Prepare(string step, string name)
    {
        await silo.Registered("reporter");
        var grain = silo.CaseOf(name);
        var report = ReportOf(name);
        if (step == "report")
        {
            return (() => grain.Report(report), () => Is(grain, CaseStatus.Reported, 1));
        }

        Assert.NotNull((await grain.Report(report)).Value);
        if (step == "open")
        {
            var open = Command(CaseAction.Open);
            return (() => grain.Act(open), () => HasOneNumber(grain, name));
        }

        if (step == "dispatch")
        {
            await grain.Does(CaseAction.Open);
            var dispatch = Command(CaseAction.Dispatch);
            return (() => grain.Act(dispatch), () => Is(grain, CaseStatus.Dispatched, 3));
        }

        // Reported at the same time, and before by its name.
        var earlier = silo.CaseOf("earlier-" + name);
        Assert.NotNull((await earlier.Report(ReportOf("reporter"))).Value);
        var merge = Command(CaseAction.Merge) with { CaseId = "earlier-" + name, CaseReportedAt = (await earlier.Get())!.ReportedAt };
        if (step == "merge")
        {
            return (() => grain.Act(merge), async () =>
            {
                await Is(grain, CaseStatus.Merged, 2);
                await Is(earlier, CaseStatus.Reported, 2);
                Assert.Equal(["reporter", name], (await earlier.Get())!.Reporters);
                Assert.Equal(2, (await silo.Get<CaseQueries>().OfRider(name, null, 10)).Items.Length);
            }
            );
        }

        Assert.Null((await grain.Act(merge)).Refusal);
        var split = Command(CaseAction.Split);
        return (() => grain.Act(split), async () =>
        {
            await Is(grain, CaseStatus.Reported, 3);
            await Is(earlier, CaseStatus.Reported, 3);
            Assert.Equal(["reporter"], (await earlier.Get())!.Reporters);
            Assert.Single((await silo.Get<CaseQueries>().OfRider(name, null, 10)).Items);
        }
        );
    }

    private async Task HasOneNumber(IGovernanceCaseGrain grain, string name)
    {
        await Is(grain, CaseStatus.Opened, 2);
        var taken = await silo.Get<IDatabase>().Read(connection => connection.QueryAsync<string>(
            "SELECT number FROM case_numbers WHERE case_id = @Name", new { Name = name }));
        Assert.Equal((await grain.Get())!.Number, Assert.Single(taken));
    }

    private async Task Is(IGovernanceCaseGrain grain, CaseStatus status, int lines)
    {
        var view = (await grain.Get())!;
        Assert.Equal((status, lines), (view.Status, view.History.Length));
        var listed = (await silo.Get<CaseQueries>().OfRider(view.Reporters[0], null, 200)).Items.Single(found => found.Id == view.Id);
        Assert.Equal(view.Revision, listed.Revision);

        // Other systems are told each line once, and nothing that was not stored.
        var events = silo.Get<OutboundEvents>();
        await events.Number(200);
        var told = await silo.Get<IDatabase>().Read(connection => connection.QueryAsync<(long Ordinal, string Type, long Sequence)>(
            "SELECT ordinal, type, sequence FROM outbound_events WHERE subject = @Id ORDER BY sequence", new { view.Id }));
        Assert.Equal(
            view.History.Select((entry, line) => (line + 1L, CaseEvents.TypeOf(entry.Event))), told.Select(one => (one.Ordinal, one.Type)));
    }
}
