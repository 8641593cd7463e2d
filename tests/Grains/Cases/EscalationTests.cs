using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Grains.Clock;
using RedStation.Storage.Cases;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.CaseSetup;

namespace RedStation.Tests.Grains.Cases;

/// <summary>
/// Deadlines act by themselves, each once, whatever is in memory and whoever restarts. Nothing but the clock's minute touches the cases here.
/// </summary>
public sealed class EscalationTests : IAsyncLifetime
{
    /// <summary>Each test drives its own clock.</summary>
    private readonly SiloFixture silo = new();

    public ValueTask InitializeAsync() => silo.InitializeAsync();

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    [Fact]
    public async Task Case_NobodyAnswers_CallsDispatcherUnitHeadAndDistrict_AcrossMidnightsAndARestart()
    {
        // Tuesday, half past four: of two hours of office one is today, and one ends tomorrow at half past nine.
        silo.Clock.Advance(TimeSpan.FromHours(4.5));
        var at = silo.Now;
        await silo.Reported("unanswered");

        await Minutes(1000, "unanswered");
        Assert.Equal([EscalationLevel.Dispatcher], await Called("unanswered"));
        await silo.Restart();
        await Minutes(30, "unanswered");
        Assert.Equal([EscalationLevel.Dispatcher, EscalationLevel.UnitHead], await Called("unanswered"));
        await silo.Restart();
        await Minutes(60 * 24, "unanswered");

        var entries = (await silo.CaseOf("unanswered").Get())!.History.Where(entry => entry.Escalation is not null).ToList();
        Assert.Equal([EscalationLevel.Dispatcher, EscalationLevel.UnitHead, EscalationLevel.District], await Called("unanswered"));
        Assert.All(entries, entry => Assert.InRange(entry.At - entry.Escalation!.DueAt, TimeSpan.Zero, TimeSpan.FromMinutes(10)));
        Assert.Equal([at.AddHours(16.5), at.AddHours(17), at.AddHours(18)], entries.Select(entry => entry.Escalation!.DueAt));
        Assert.Empty(await Due("unanswered"));
    }

    [Fact]
    public async Task Case_DueWhileNothingRan_IsCalledOnceForEachStep_WithTheTimeItWasDue()
    {
        await silo.Dispatched("missed", "reporter", Manhole);
        var at = silo.Now;

        silo.Clock.Advance(TimeSpan.FromDays(2));
        await silo.Restart();
        await Minutes(30, "missed");
        await Minutes(30, "missed");

        Assert.Equal([EscalationLevel.Dispatcher, EscalationLevel.UnitHead, EscalationLevel.District], await Called("missed"));
        Assert.Equal(
            [at.AddHours(9), at.AddHours(12), at.AddHours(18)],
            (await silo.CaseOf("missed").Get())!.History.Select(entry => entry.Escalation?.DueAt).OfType<DateTimeOffset>());
    }

    [Fact]
    public async Task Case_Suspended_CallsNobodyUntilItsReview_AndGoesOnWhereItStood()
    {
        var grain = await silo.Dispatched("suspended", "reporter", Manhole);
        silo.Clock.Advance(TimeSpan.FromHours(6));
        var review = silo.Now.AddDays(3);
        Assert.Null((await grain.Act(Command(CaseAction.Suspend) with { ReviewAt = review })).Refusal);
        Assert.Equal(CaseRefusal.SecondPersonNeeded, (await grain.Act(Command(CaseAction.ConfirmSuspension))).Refusal);
        await grain.Does(CaseAction.ConfirmSuspension, "second");
        await SiloFixture.Drop(grain);

        await Minutes(60 * 71, "suspended", step: 60);
        Assert.Empty(await Called("suspended"));
        await Minutes(120, "suspended", step: 60);
        Assert.Single((await grain.Get())!.History, entry => entry.Event == CaseEvent.ReviewDue);

        await grain.Does(CaseAction.Resume);
        Assert.Equal(silo.Now.AddHours(6), (await grain.Get())!.Deadlines.ClosingDueAt);
        await Minutes(60 * 7, "suspended", step: 60);
        Assert.Equal([EscalationLevel.Dispatcher, EscalationLevel.UnitHead], await Called("suspended"));
    }

    [Fact]
    public async Task Deadline_InAYearWithoutHolidays_IsProvisional_AndComputedAnewWhenTheyAreKnown()
    {
        var until = new DateTimeOffset(2026, 12, 30, 2, 0, 0, TimeSpan.Zero);
        silo.Clock.Advance(until > silo.Now ? until - silo.Now : TimeSpan.Zero);
        var grain = await silo.Dispatched("provisional", "reporter", "c0201");
        var before = (await grain.Get())!.Deadlines;
        Assert.True(before.Provisional);
        await SiloFixture.Drop(grain);
        var rules = silo.Get<CaseRuleCache>();
        var (_, number, calendar) = (await rules.Look()).CalendarOf(null);

        var published = await silo.Get<CaseRuleStore>().Publish(new CaseRuleDraft<WorkCalendar>(
            CaseRuleKinds.Calendar,
            null,
            number,
            calendar with { Years = [2026, 2027], Holidays = [.. calendar.Holidays, .. (DateOnly[])[new(2027, 1, 1), new(2027, 1, 4)]] },
            "root",
            "管理员",
            "2027",
            "root " + StationSetup.NewOperation(),
            "fingerprint"));
        Assert.Equal(number + 1, published.Number);
        await Minutes(1, "provisional");

        var after = (await grain.Get())!.Deadlines;
        Assert.False(after.Provisional);
        Assert.Equal(before.ClosingDueAt!.Value.AddDays(2), after.ClosingDueAt);
    }

    private async Task<ImmutableArray<EscalationLevel>> Called(string id) =>
        [.. (await silo.CaseOf(id).Get())!.History.Select(entry => entry.Escalation?.Level).OfType<EscalationLevel>()];

    private async Task<IReadOnlyList<string>> Due(string id) =>
        [.. (await silo.Get<IDueWork>().Cases(0, 1, silo.Now.AddMinutes(1))).Where(due => due == id)];

    /// <summary>Lets so many minutes go by, and the clock do after each step what its reminder does; until the case is due no more.</summary>
    private async Task Minutes(int minutes, string id, int step = 5)
    {
        for (var gone = 0; gone < minutes; gone += step)
        {
            silo.Clock.Advance(TimeSpan.FromMinutes(Math.Min(step, minutes - gone)));
            if ((await Due(id)).Count > 0)
            {
                await silo.Grains.Clock(0).AsReference<IRemindable>().ReceiveReminder("wake", default);
            }
        }
    }
}
