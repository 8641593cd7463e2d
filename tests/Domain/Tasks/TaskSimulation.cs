using System.Text.Json;
using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>
/// A task driven by the rules as its grain drives them, with five riders near it and a simple account of the offers beside it.
/// After every step the invariants are checked.
/// </summary>
public sealed class TaskSimulation
{
    private static readonly DispatchOptions Options = new();

    private readonly List<(Func<Answer<TaskView, TaskRefusal>> Again, string First)> answered = [];
    private readonly List<OpenOffer> everOffered = [];
    private readonly HashSet<string> declined = [];
    private readonly HashSet<string> seen = [];
    private DateTimeOffset now = SomeTasks.Noon;
    private int numbers;

    public TaskSimulation() => Command(() => DispatcherRules.Open("t", State, SomeTasks.Open, SomeTasks.Price, Options, now));

    /// <summary>The task as it is now.</summary>
    public TaskState State { get; private set; } = new();

    /// <summary>What time it is.</summary>
    public DateTimeOffset Now => now;

    /// <summary>How often the credit became owed.</summary>
    public int Credits { get; private set; }

    public void Wait(int seconds) => now += TimeSpan.FromSeconds(seconds);

    public void Tick() => Step(() => State = DeadlineRules.Tick(State, Options, now));

    /// <summary>Offers to whoever may be asked, as far as there is room, or widens the ring.</summary>
    public void Search() => Step(() =>
    {
        if (State.Status != GovernanceTaskStatus.Offering)
        {
            return;
        }

        var riders = Enumerable.Range(0, 5).Select(rider => $"r{rider}").Where(rider => OfferRules.MayAsk(State, rider));
        var offers = riders.Take(OfferRules.Room(State, Options))
            .Select(rider => new OpenOffer($"off-{numbers++}", rider, 100, now + Options.OfferLife)).ToList();
        Assert.DoesNotContain(offers, offer => declined.Contains(offer.RiderId));
        Assert.DoesNotContain(offers, offer => seen.Contains(offer.RiderId));
        everOffered.AddRange(offers);
        State = OfferRules.Shown(State, [.. offers], now);
        State = State.Offers.IsEmpty ? OfferRules.Widen(State, Options, now) : State;
    });

    public void Accept(string rider, bool anyOffer, bool riderAgrees)
    {
        var offerId = anyOffer ? null : everOffered.LastOrDefault(offer => offer.RiderId == rider)?.OfferId ?? "off-unknown";
        var open = State.Offers.Any(offer => offer.RiderId == rider && (offerId is null || offer.OfferId == offerId) && offer.ExpiresAt > now);
        var command = new RiderCommand(NewOperation(), rider, offerId);
        var answer = Command(() => Assignment(AssignmentRules.Accept(State, command, now), riderAgrees));
        Assert.Equal(open && riderAgrees, answer.Value is not null);
    }

    public void Assign(string rider, bool riderAgrees)
    {
        var command = new DispatcherCommand(NewOperation(), "dispatcher", RiderId: rider);
        Command(() => Assignment(AssignmentRules.Assign(State, command, TimeSpan.Zero), riderAgrees));
    }

    /// <summary>The rider looks at whatever offer they have. One seen and let pass is not made again until the search is begun anew.</summary>
    public void See(string rider)
    {
        var open = State.Offers.FirstOrDefault(offer => offer.RiderId == rider);
        Step(() => State = OfferRules.Seen(State, rider, open?.OfferId ?? "off-unknown", now));
        if (open?.ExpiresAt > now)
        {
            Assert.True(State.Offers.Single(offer => offer.RiderId == rider).Seen);
            seen.Add(rider);
        }
    }

    public void Decline(string rider)
    {
        var command = new RiderCommand(NewOperation(), rider);
        if (Command(() => WorkRules.Decline("t", State, command, Options, now)).Value is not null)
        {
            declined.Add(rider);
        }
    }

    /// <summary>A phone declines the last offer it was shown, whatever has become of it since: nobody loses a task by that.</summary>
    public void DeclineOffer(string rider)
    {
        var offerId = everOffered.LastOrDefault(offer => offer.RiderId == rider)?.OfferId ?? "off-unknown";
        var (assignee, open) = (State.Assignee, State.Offers.Any(offer => offer.OfferId == offerId));
        var command = new RiderCommand(NewOperation(), rider, offerId);
        var answer = Command(() => WorkRules.Decline("t", State, command, Options, now));
        Assert.Equal(assignee, State.Assignee);
        Assert.Equal(open, answer.Value is not null);
        if (open)
        {
            declined.Add(rider);
        }
    }

    public void Start(string rider) => ByRider(rider, WorkRules.Start);

    public void Submit(string rider) => ByRider(rider, WorkRules.Submit);

    public void Verify()
    {
        var before = State.Status;
        var granted = ByDispatcher(DispatcherRules.Verify).Value is not null;
        Assert.Equal(before == GovernanceTaskStatus.Submitted, granted);
        Credits += granted ? 1 : 0;
    }

    public void Reject() => ByDispatcher(DispatcherRules.Reject);

    public void Cancel() => ByDispatcher(DispatcherRules.Cancel);

    public void OfferAgain() => ByDispatcher(DispatcherRules.OfferAgain);

    public void Repeat(int which)
    {
        if (which < answered.Count)
        {
            var (revision, state) = (State.Revision, State);
            Assert.Equal(answered[which].First, JsonSerializer.Serialize(answered[which].Again()));
            Assert.Equal(revision, State.Revision);
            Assert.Same(state, State);
        }
    }

    private delegate Decision<TaskState, Answer<TaskView, TaskRefusal>> RiderRule(
        string id, TaskState state, RiderCommand command, DispatchOptions options, DateTimeOffset now);

    private delegate Decision<TaskState, Answer<TaskView, TaskRefusal>> DispatcherRule(
        string id, TaskState state, DispatcherCommand command, DispatchOptions options, DateTimeOffset now);

    private string NewOperation() => $"op-{numbers++}";

    private void ByRider(string rider, RiderRule rule)
    {
        var command = new RiderCommand(NewOperation(), rider, Evidence: new Evidence("done", null));
        Command(() => rule("t", State, command, Options, now));
    }

    private Answer<TaskView, TaskRefusal> ByDispatcher(DispatcherRule rule)
    {
        var command = new DispatcherCommand(NewOperation(), "dispatcher", "because");
        return Command(() => rule("t", State, command, Options, now));
    }

    /// <summary>What the grain does between the two halves of an assignment.</summary>
    private Decision<TaskState, Answer<TaskView, TaskRefusal>> Assignment(
        Decision<TaskState, Answer<TaskView, TaskRefusal>?> decided, bool riderAgrees) => decided.Answer is { } early
            ? new(decided.State, early, decided.Write)
            : riderAgrees
                ? AssignmentRules.Complete("t", decided.State, new RiderName("小张"), Options, now)
                : Dropped(decided.State);

    /// <summary>The offer is gone because the rider could not take the task just then: they did not let it pass.</summary>
    private Decision<TaskState, Answer<TaskView, TaskRefusal>> Dropped(TaskState state)
    {
        seen.Remove(state.Pending!.RiderId);
        return AssignmentRules.Drop(state, RiderRefusal.Busy);
    }

    private Answer<TaskView, TaskRefusal> Command(Func<Decision<TaskState, Answer<TaskView, TaskRefusal>>> rule)
    {
        Answer<TaskView, TaskRefusal>? answer = null;
        Step(() => answer = Take(rule()));
        answered.Add((() => Take(rule()), JsonSerializer.Serialize(answer)));
        return answer!;
    }

    private Answer<TaskView, TaskRefusal> Take(Decision<TaskState, Answer<TaskView, TaskRefusal>> decision)
    {
        State = decision.State;
        return decision.Answer;
    }

    private void Step(Action step)
    {
        var before = State;
        step();
        TaskInvariants.Check(before, State, Options);
        if (State.History.Skip(before.History.Length).Any(entry => entry.Event == TaskEvent.OfferingStarted))
        {
            // Somebody wanted it, or it was handed back.
            seen.Clear();
        }
    }
}
