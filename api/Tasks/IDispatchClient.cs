using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>What <c>/hubs/dispatch</c> sends to a dispatcher's screen.</summary>
public interface IDispatchClient
{
    /// <summary>A task of a watched district is new or has changed.</summary>
    Task TaskChanged(TaskView task);

    /// <summary>The rings of a task are exhausted, and a dispatcher must choose.</summary>
    Task RidersNearby(NearbyRiders nearby);

    /// <summary>The deadline of a task has just passed.</summary>
    Task Overdue(TaskView task);

    /// <summary>A case of a district whose cases are watched is new or has changed, or was handed to another district.</summary>
    Task CaseChanged(CaseNotice notice);
}

/// <summary>Riders to whom a dispatcher may give a task.</summary>
/// <param name="TaskId">The task's id.</param>
/// <param name="Candidates">Those it can be given to first, nearest first; at most 20.</param>
public sealed record NearbyRiders(string TaskId, IReadOnlyList<CandidateWire> Candidates);
