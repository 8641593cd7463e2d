using RedStation.Api.Tasks;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Demo;

/// <summary>What a played dispatcher does about a task of their own.</summary>
internal static class DispatcherStep
{
    private static readonly TimeSpan LeftToPeople = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>Whether nothing more will happen to it.</summary>
    public static bool IsOver(GovernanceTaskWire task) => task.Status
        is GovernanceTaskStatus.Verified or GovernanceTaskStatus.Rejected or GovernanceTaskStatus.Cancelled or GovernanceTaskStatus.Expired;

    /// <summary>The last part of the path to call now, or null to wait.</summary>
    public static string? Next(GovernanceTaskWire task, DateTimeOffset now)
    {
        if (task.Status == GovernanceTaskStatus.Submitted)
        {
            var submitted = task.History.LastOrDefault(entry => entry.Status == GovernanceTaskStatus.Submitted)?.At ?? task.CreatedAt;
            return now - submitted >= LooksAfter(task.Id) ? "verify" : null;
        }

        var waits = task.Status is GovernanceTaskStatus.Reported or GovernanceTaskStatus.Accepted or GovernanceTaskStatus.Offering;
        return (waits && task.NeedsDispatcher && now - task.CreatedAt > Patience) || now - task.Deadline > Patience ? "cancel" : null;
    }

    // Most submissions are looked at within a minute; one in four waits for a person for a while.
    private static TimeSpan LooksAfter(string taskId)
    {
        var chance = taskId.Aggregate(17u, (hash, letter) => unchecked(hash * 31 + letter)) % 100;
        return chance < 25 ? LeftToPeople : TimeSpan.FromSeconds(15 + chance / 2);
    }
}
