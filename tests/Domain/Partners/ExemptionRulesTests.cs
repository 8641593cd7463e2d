using CsCheck;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Ledger;
using RedStation.Domain.Partners;

namespace RedStation.Tests.Domain.Partners;

/// <summary>Of what a platform holds for a duty it spends what it has granted, once, and nothing for work that was not done.</summary>
public sealed class ExemptionRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);

    private static readonly StartDuty Begun = new("fast", "pseudonym", "rider", "task", TaskType.HazardCheck, "330106", 15, Noon);

    private static readonly PlatformDutyState Held = ExemptionRules.Start(Begun, "duty:d", 15);

    /// <summary>What may happen: a platform's word, an end, and time.</summary>
    private static readonly Gen<(int Kind, int Minutes, int Hours)> Step = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 20], Gen.Int[0, 13]);

    [Fact]
    public void Duty_WhateverHappens_SpendsTheFirstAnswerOnce_AndOnlyForWorkThatWasDone() => Step.Array[0, 30].Sample(steps =>
    {
        var (state, now, booked) = (Held, Noon, new List<LedgerTransaction>());
        foreach (var (kind, minutes, hours) in steps)
        {
            now += TimeSpan.FromHours(hours);
            var before = state;
            state = kind switch
            {
                0 => ExemptionRules.End(state, new EndDuty(IsCancelled: false, now)),
                1 => ExemptionRules.End(state, new EndDuty(IsCancelled: true, now)),
                2 => ExemptionRules.Answer(state, new AnswerDuty("slow", minutes), now).State,
                _ => ExemptionRules.Answer(state, new AnswerDuty("fast", minutes), now).State,
            };
            Assert.True(before.GrantedMinutes is null || before.GrantedMinutes == state.GrantedMinutes, "an answer was changed");
            Assert.True(before.Status == DutyStatus.Started || before.Status == state.Status, "an end was changed");
            Assert.InRange(state.GrantedMinutes ?? 0, 0, state.HeldMinutes);
            Assert.True(state == before || state.Revision == before.Revision + 1);
            if (ExemptionRules.Resolution("d", state, now) is { } resolution)
            {
                Assert.Null(LedgerRules.Check(resolution));
                booked.Add(resolution);
                state = ExemptionRules.Settle(state);
            }
        }

        // A day after the end nothing is open any more.
        var late = now.AddHours(25);
        if (state.Status != DutyStatus.Started && ExemptionRules.Resolution("d", state, late) is { } last)
        {
            booked.Add(last);
            state = ExemptionRules.Settle(state);
        }

        var spent = booked.Where(one => one.Step == LedgerStep.Post).SelectMany(one => one.Entries)
            .Where(entry => entry.Amount > 0).Sum(entry => entry.Amount);
        Assert.Equal(state.Status == DutyStatus.Ended ? state.GrantedMinutes ?? 0 : 0, spent);
        Assert.Equal(state.Status == DutyStatus.Started ? 0 : 1, booked.Count);
        Assert.Null(ExemptionRules.NextDue(state));
        Assert.All(booked, one => Assert.Equal(Held.HoldId, one.RelatedId));
    },
    iter: 5_000);

    [Fact]
    public void Answer_Again_IsTheSame_AndAnotherIsRefused()
    {
        var once = ExemptionRules.Answer(Held, new AnswerDuty("fast", 12), Noon);

        Assert.Equal((null, true, 12), (once.Answer, once.Write, once.State.GrantedMinutes));
        Assert.Equal((null, false), Of(ExemptionRules.Answer(once.State, new AnswerDuty("fast", 12), Noon.AddDays(9))));
        Assert.Equal((DutyRefusal.ExemptionAnswered, false), Of(ExemptionRules.Answer(once.State, new AnswerDuty("fast", 0), Noon)));
    }

    [Fact]
    public void Answer_OfAnother_OfTooMuch_AfterACancel_OrTooLate_ChangesNothing()
    {
        var ended = ExemptionRules.End(Held, new EndDuty(false, Noon));
        var cancelled = ExemptionRules.End(Held, new EndDuty(true, Noon));

        Assert.Equal((DutyRefusal.DutyNotFound, false), Of(ExemptionRules.Answer(Held, new AnswerDuty("slow", 1), Noon)));
        Assert.Equal((DutyRefusal.DutyNotFound, false), Of(ExemptionRules.Answer(new PlatformDutyState(), new AnswerDuty("fast", 1), Noon)));
        Assert.Equal((DutyRefusal.ExemptionExceedsHold, false), Of(ExemptionRules.Answer(Held, new AnswerDuty("fast", 16), Noon)));
        Assert.Equal((DutyRefusal.DutyCancelled, false), Of(ExemptionRules.Answer(cancelled, new AnswerDuty("fast", 1), Noon)));
        var end = Noon + ExemptionRules.AnswerWithin;
        Assert.Equal((null, true), Of(ExemptionRules.Answer(ended, new AnswerDuty("fast", 1), end.AddTicks(-1))));
        Assert.Equal((DutyRefusal.ExemptionTooLate, false), Of(ExemptionRules.Answer(ended, new AnswerDuty("fast", 1), end)));
    }

    [Fact]
    public void Duty_WithoutMinutes_HasNothingToSettle()
    {
        var empty = ExemptionRules.End(ExemptionRules.Start(Begun, null, 0), new EndDuty(false, Noon));

        Assert.Null(ExemptionRules.NextDue(empty));
        Assert.Null(ExemptionRules.Resolution("d", empty, Noon.AddDays(3)));
        Assert.Null(ExemptionRules.Answer(empty, new AnswerDuty("fast", 0), Noon).Answer);
    }

    [Fact]
    public void Pool_IsOfAMonthInChina_AndItsMovementsAreWellFormed()
    {
        var platform = new Platform("fast", "快送平台", PlatformStatus.Active, [], [], null, 600, false, Noon);
        var midnight = new DateTimeOffset(2026, 12, 31, 16, 0, 0, TimeSpan.Zero);

        Assert.Equal(["2026-12", "2027-01"], [TimePoolRules.Month(midnight.AddTicks(-1)), TimePoolRules.Month(midnight)]);
        Assert.All(
            [
                TimePoolRules.Allot(platform, Noon)!,
                TimePoolRules.TopUp("fast", new TopUpTimePool("more", 5), Noon),
                TimePoolRules.Hold("d", Begun, 15, isPartial: false),
                TimePoolRules.Hold("d", Begun, 7, isPartial: true),
            ],
            transaction => Assert.Null(LedgerRules.Check(transaction)));
        Assert.Null(TimePoolRules.Allot(platform with { MinutesPerMonth = 0 }, Noon));
    }

    private static (DutyRefusal? Refusal, bool Write) Of(RedStation.Domain.Decision<PlatformDutyState, DutyRefusal?> decision) =>
        (decision.Answer, decision.Write);
}
