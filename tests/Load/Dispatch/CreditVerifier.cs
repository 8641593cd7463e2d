using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Reports;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>
/// Through public doors only: every verified task has the one assignee who was told so, and every rider has the points of their
/// verified tasks, no more and no less.
/// </summary>
public static class CreditVerifier
{
    private static readonly TimeSpan Arriving = TimeSpan.FromSeconds(10);

    /// <summary>Checks all tasks and riders.</summary>
    /// <param name="rest">The server.</param>
    /// <param name="admin">An administrator's token.</param>
    /// <param name="riders">All riders who took part.</param>
    /// <param name="before">Their points before.</param>
    /// <param name="cases">The tasks.</param>
    /// <param name="report">Where wrong results go.</param>
    public static async Task Check(
        Rest rest, string admin, IReadOnlyList<RiderIdentity> riders, IReadOnlyDictionary<string, int> before, IReadOnlyList<Case> cases,
        Report report)
    {
        foreach (var one in cases.Where(one => one.Verified))
        {
            var task = await rest.Read($"/api/v1/tasks/{one.Id}", admin);
            Expect(one, (string?)task["status"], (string?)task["assignee"], report);
        }

        var until = DateTime.UtcNow + Arriving;
        while (true)
        {
            var wrong = Wrong(before, await Points(rest, riders), cases);
            if (wrong.Count == 0 || DateTime.UtcNow > until)
            {
                wrong.ForEach(report.Fail);
                return;
            }

            await Task.Delay(250);
        }
    }

    /// <summary>What riders have.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> Points(Rest rest, IReadOnlyList<RiderIdentity> riders)
    {
        var points = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        await Parallel.ForEachAsync(riders, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (rider, _) =>
            points[rider.Id] = (int)(await rest.Read("/api/v1/riders/me", rider.Token))["balance"]!["points"]!);
        return points;
    }

    /// <summary>Where balances and tasks disagree.</summary>
    public static List<string> Wrong(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> after, IReadOnlyList<Case> cases)
    {
        var due = cases.Where(one => one.Verified).GroupBy(one => one.Assigned[^1])
            .ToDictionary(theirs => theirs.Key, theirs => theirs.Sum(one => one.Points));
        return [.. after
            .Where(rider => rider.Value - before[rider.Key] != due.GetValueOrDefault(rider.Key))
            .Select(rider => $"Rider {rider.Key} was credited {rider.Value - before[rider.Key]} points "
                + $"for verified tasks worth {due.GetValueOrDefault(rider.Key)}.")];
    }

    private static void Expect(Case one, string? status, string? assignee, Report report)
    {
        if (one.Assigned.Count != 1)
        {
            report.Fail($"Task {one.Id} was given to {one.Assigned.Count} riders.");
        }

        if (status != "verified" || assignee != one.Assigned[0])
        {
            report.Fail($"Task {one.Id} is {status} with {assignee}, and {one.Assigned[0]} was told that it is verified.");
        }
    }
}
