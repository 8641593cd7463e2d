using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain;
using RedStation.Domain.Tasks;

namespace RedStation.Grains.Tasks;

/// <summary>The second half of an assignment: the rider's grain confirms, or not.</summary>
public sealed partial class GovernanceTaskGrain
{
    /// <summary>What a crash or a lost answer left open is settled before anything else is decided.</summary>
    private async Task ResumePendingWork()
    {
        await Pay();
        if (State.Pending is not null)
        {
            await CompleteAssignment();
        }
    }

    /// <summary>Assigns what was decided, or answers what the decision was when there is nothing to assign.</summary>
    private async Task<Answer<TaskView, TaskRefusal>> AnswerAndAssign(Decision<TaskState, Answer<TaskView, TaskRefusal>?> decision)
    {
        await Keep(Stamped(decision.State), decision.Write);
        var answer = decision.Answer ?? await CompleteAssignment();
        await Operations.Answer();
        return answer;
    }

    private Task<Answer<TaskView, TaskRefusal>> CompleteAssignment() => RetryOnTransientFault(CompleteAssignmentOnce);

    private async Task<Answer<TaskView, TaskRefusal>> CompleteAssignmentOnce()
    {
        var pending = State.Pending!;
        var asAssigned = TaskViews.View(Id, AssignmentRules.Assigned(State, null, Now), options);
        var confirmed = await GrainFactory.Rider(pending.RiderId).TakeTask(TaskViews.WithoutOthers(asAssigned), pending.Needed);
        var offers = State.Offers;
        var duty = confirmed.Value is null ? null : await NewDuty(pending.RiderId);
        var decision = confirmed.Value is { } rider
            ? AssignmentRules.Complete(Id, State, rider, options, Now, duty)
            : AssignmentRules.Drop(State, confirmed.Refusal!.Value);
        await Store(Stamped(decision.State));
        if (confirmed.Value is not null)
        {
            await Withdraw(offers.RemoveAll(offer => offer.RiderId == pending.RiderId), OfferEnd.Taken);
        }

        await Settle();
        return decision.Answer;
    }

    private Task Withdraw(ImmutableArray<OpenOffer> offers, OfferEnd reason) =>
        Task.WhenAll(offers.Select(offer => NotifyRider(offer.RiderId, rider => rider.WithdrawOffer(offer.OfferId, reason))));

    /// <summary>A word to a rider that matters only now: an offer they cannot be told of runs out by itself.</summary>
    private async Task NotifyRider(string riderId, Func<IRiderGrain, Task> word)
    {
        try
        {
            await word(GrainFactory.Rider(riderId));
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogNotTold(logger, fault, Id, riderId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {TaskId} could not reach rider {RiderId}")]
    private static partial void LogNotTold(ILogger logger, Exception fault, string taskId, string riderId);
}
