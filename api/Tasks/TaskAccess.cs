using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>Who may see a task, and who may act on it.</summary>
public sealed class TaskAccess(IGrainFactory grains)
{
    /// <summary>The grain of a task.</summary>
    public IGovernanceTaskGrain Grain(string id) => grains.GovernanceTask(id);

    /// <summary>The task if a dispatcher may act on it, or why not.</summary>
    public async Task<(TaskView? Task, IResult? Refused)> ForDispatcher(string id, ClaimsPrincipal user)
    {
        if (!EntityIds.IsId(id) || await Grain(id).Get() is not { } task)
        {
            return (null, TaskProblems.NotFound);
        }

        return user.MayActIn(task.District) ? (task, null) : (null, Problem.Of(StatusCodes.Status403Forbidden, "not_allowed"));
    }

    /// <summary>Whether a rider is being offered the task.</summary>
    public async Task<bool> IsOffered(TaskView task, string riderId)
    {
        var rider = await grains.Rider(riderId).GetView();
        return rider?.Offers.Any(offer => offer.Task.Id == task.Id) == true;
    }
}
