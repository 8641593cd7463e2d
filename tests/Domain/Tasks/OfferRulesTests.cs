using CsCheck;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>Who is asked again (invariant 2): a refused offer is not made again; one that nobody saw is not a refusal.</summary>
public sealed class OfferRulesTests
{
    private static readonly DispatchOptions Options = new();
    private static readonly DateTimeOffset Noon = SomeTasks.Noon;
    private static readonly TaskState Opened = DispatcherRules.Open("t", new TaskState(), SomeTasks.Open, SomeTasks.Price, Options, Noon).State;

    [Fact]
    [Trait("Case", "P3")]
    public void Expire_OfferNobodySaw_IsMadeAgainInALaterRoundAndNotInThisOne()
    {
        var state = OfferRules.Expire(Offered(), Options, Noon.AddSeconds(25));

        Assert.Equal(OfferRules.UnseenNote, state.History[^1].Note);
        Assert.False(OfferRules.MayAsk(state, "r"));
        Assert.False(OfferRules.MayAsk(OfferRules.Widen(state, Options, Noon.AddSeconds(90)), "r"));
        Assert.False(OfferRules.MayAsk(OfferRules.Resume(state, TaskSteps.System, Noon.AddSeconds(54)), "r"));
        Assert.True(OfferRules.MayAsk(OfferRules.Resume(state, TaskSteps.System, Noon.AddSeconds(55)), "r"));
        Assert.Equal(TaskRefusal.OfferExpired, AssignmentRules.Accept(state, new RiderCommand("op", "r"), Noon.AddSeconds(26)).Answer?.Refusal);
    }

    [Fact]
    [Trait("Case", "P3")]
    public void Expire_OfferThatWasSeen_IsNotMadeAgainByItself()
    {
        var seen = OfferRules.Seen(Offered(), "r", "off", Noon.AddSeconds(20));
        Assert.Same(seen, OfferRules.Seen(seen, "r", "off", Noon.AddSeconds(21)));

        var state = OfferRules.Expire(seen, Options, Noon.AddSeconds(25));

        Assert.Null(state.History[^1].Note);
        Assert.False(OfferRules.MayAsk(OfferRules.Resume(state, TaskSteps.System, Noon.AddHours(3)), "r"));
        Assert.True(OfferRules.MayAsk(OfferRules.Restart(state, "dispatcher", Noon.AddHours(3)), "r"));
    }

    [Theory]
    [Trait("Case", "P3")]
    [InlineData("other", "off", 1)]
    [InlineData("r", "another", 1)]
    [InlineData("r", "off", 25)]
    public void Seen_OfferOfSomebodyElseOrOver_ChangesNothing(string riderId, string offerId, int second)
    {
        var state = Offered();

        Assert.Same(state, OfferRules.Seen(state, riderId, offerId, Noon.AddSeconds(second)));
    }

    [Fact]
    [Trait("Case", "P3")]
    public void Resume_PhoneThatIsLockedForADay_IsAskedAFewTimesEachLater()
    {
        var (state, asked) = (Opened, new List<DateTimeOffset>());
        for (var now = Noon; now < Noon.AddHours(24); now += TimeSpan.FromSeconds(5))
        {
            state = OfferRules.Expire(state, Options, now);
            var next = state.Offers.IsEmpty ? OfferRules.Resume(state, TaskSteps.System, now) : state;
            if (OfferRules.MayAsk(next, "r"))
            {
                asked.Add(now);
                state = OfferRules.Shown(next, [new OpenOffer("off", "r", 100, now + Options.OfferLife)], now);
            }
        }

        Assert.Equal(OfferRules.UnseenAtMost, asked.Count);
        var pauses = asked.Zip(asked.Skip(1), (one, next) => next - one).ToList();
        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(asked[^1] - asked[0], TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(60));
    }

    [Fact]
    [Trait("Case", "O4")]
    public void WhyNotAsked_AnyCandidate_SaysWhatTheTaskKnowsOfThem()
    {
        var state = Opened with
        {
            Declined = ["declined"],
            Asked = ["passed"],
            Unseen = [new UnseenOffers("unseen", 1, Noon)],
            Offers = [new OpenOffer("off", "open", 1, Noon.AddSeconds(25))],
        };

        Assert.Equal(CandidateReason.Declined, Why("declined", 10));
        Assert.Equal(CandidateReason.LetPass, Why("passed", 10));
        Assert.Equal(CandidateReason.NotSeen, Why("unseen", 10));
        Assert.Equal(CandidateReason.OfferOpen, Why("open", 10));
        Assert.Equal(CandidateReason.OutOfRings, Why("far", 1_991));
        Assert.Null(Why("next", 1_990));
        Assert.Equal(
            CandidateReason.Busy, OfferRules.WhyNotAsked(state, Someone("declined", 10) with { Reason = CandidateReason.Busy }, Options).Reason);

        CandidateReason? Why(string riderId, int metres) => OfferRules.WhyNotAsked(state, Someone(riderId, metres), Options).Reason;
    }

    [Fact]
    [Trait("Case", "O4")]
    public void Nearest_AnyReasons_PutsThoseFirstWhoCanBeGivenTheTask() =>
        Gen.Select(
            Gen.Int[0, 5_000],
            Gen.OneOf(Gen.Enum<CandidateReason>().Select(reason => (CandidateReason?)reason), Gen.Const((CandidateReason?)null)))
            .Array[0, 30].Sample(riders =>
            {
                var sorted = CandidateRules.Nearest(
                    riders.Select((rider, number) => Someone($"r{number}", rider.Item1) with { Reason = rider.Item2 }), 20);

                Assert.Equal(Math.Min(20, riders.Length), sorted.Length);
                Assert.Equal(
                    sorted.OrderByDescending(one => CandidateRules.MayAssign(one.Reason)).ThenBy(one => one.DistanceM).Select(one => one.DistanceM),
                    sorted.Select(one => one.DistanceM));
            });

    [Fact]
    [Trait("Case", "O5")]
    public void Assign_WithANote_KeepsItInTheHistory()
    {
        var pending = AssignmentRules.Assign(Opened, new DispatcherCommand("op", "dispatcher", "电话里说好了", "r"), TimeSpan.Zero).State;

        var assigned = AssignmentRules.Complete("t", pending, new("小张"), Options, Noon).State;

        Assert.Equal((TaskEvent.AssignedByHand, "电话里说好了"), (assigned.History[^1].Event, assigned.History[^1].Note));
    }

    private static TaskState Offered() => OfferRules.Shown(Opened, [new OpenOffer("off", "r", 100, Noon.AddSeconds(25))], Noon);

    private static Candidate Someone(string riderId, int metres) => new(riderId, metres, TimeSpan.FromMinutes(15), null, [], 10, Noon);
}
