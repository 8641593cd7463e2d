using RedStation.Contracts.Tasks;

namespace RedStation.Api.Demo;

/// <summary>What a played dispatcher does about a task of their own.</summary>
internal static class DispatcherStep
{
    private static readonly TimeSpan LeftToPeople = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>Whether nothing more can be done about it.</summary>
    public static bool IsOver(TaskView task) => task.Actions.IsEmpty;

    /// <summary>The last part of the path to call now, or null to wait.</summary>
    public static string? Next(TaskView task, DateTimeOffset now)
    {
        if (task.Actions.Contains(TaskAction.Verify))
        {
            var submitted = task.History.LastOrDefault(entry => entry.Status == GovernanceTaskStatus.Submitted)?.At ?? task.CreatedAt;
            return now - submitted >= LooksAfter(task.Id) ? "verify" : null;
        }

        var late = (task.NeedsDispatcher && now - task.CreatedAt > Patience) || now - task.Deadline > Patience;
        return late && task.Actions.Contains(TaskAction.Cancel) ? "cancel" : null;
    }

    // Most submissions are looked at within a minute; one in four waits for a person for a while.
    private static TimeSpan LooksAfter(string taskId)
    {
        var chance = taskId.Aggregate(17u, (hash, letter) => unchecked(hash * 31 + letter)) % 100;
        return chance < 25 ? LeftToPeople : TimeSpan.FromSeconds(15 + chance / 2);
    }
}
