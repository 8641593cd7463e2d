using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RedStation.Domain.Webhooks;
using RedStation.Tests.Load.Dispatch;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Duties;

/// <summary>
/// Every task that a linked rider had is one duty at their platform, begun, ended and forgiven once; nothing that the platform was told leads to a
/// place; nobody who was short of time was asked.
/// </summary>
public static partial class DutyVerifier
{
    private static readonly TimeSpan Arriving = TimeSpan.FromSeconds(30);

    /// <summary>From the tap that accepts a task to the platform's hearing of it, and what is wrong.</summary>
    /// <param name="target">The server.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="riders">All riders.</param>
    /// <param name="flow">The tasks; all have come to their end.</param>
    /// <param name="tight">Who had no time for a task, by the order that the platform told of.</param>
    /// <param name="report">Where wrong results go.</param>
    public static async Task<Latencies> Check(
        LoadTarget target, PlayedPlatform platform, IReadOnlyList<RiderIdentity> riders, TaskFlow flow, IReadOnlySet<string> tight, Report report)
    {
        var linked = platform.Linked.ToHashSet();
        var tokens = riders.ToDictionary(rider => rider.Id, rider => rider.Token);
        var mine = flow.Cases.Where(one => one.Verified && linked.Contains(one.Assigned[^1])).ToList();
        var until = DateTime.UtcNow + Arriving;
        while (platform.Receiver.Told.Count(duty => duty.Type == ToldDuty.Ended) < mine.Count && DateTime.UtcNow < until)
        {
            await Task.Delay(250);
        }

        await platform.AllAnswers();
        var tasks = new JsonNode[mine.Count];
        await Parallel.ForEachAsync(mine.Index(), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (one, _) =>
            tasks[one.Index] = await target.Rest.Read($"/api/v1/tasks/{one.Item.Id}", tokens[one.Item.Assigned[^1]]));
        var told = platform.Receiver.Told.ToList();
        foreach (var sentence in platform.Wrong.Concat(Wrong([.. mine.Zip(tasks)], told)).Concat(Asked(flow.OfferedTo, tight)))
        {
            report.Fail(sentence);
        }

        var latencies = new Latencies();
        var began = told.Where(duty => duty.Type == ToldDuty.Started).ToDictionary(duty => duty.DutyId, duty => duty.At);
        foreach (var (one, task) in mine.Zip(tasks))
        {
            if (DutyOf(task) is { } duty && began.TryGetValue(duty, out var at))
            {
                latencies.Record(one.AcceptedAt, at);
            }
        }

        report.Note(
            $"{mine.Count} accepted tasks of linked riders, as many exemptions; {told.Count} events without a place in them; "
            + $"{tight.Count} riders short of time, none of them asked.");
        return latencies;
    }

    /// <summary>What is wrong with tasks and what was told of them.</summary>
    public static IEnumerable<string> Wrong(IReadOnlyList<(Case Case, JsonNode Task)> tasks, IReadOnlyList<ToldDuty> told)
    {
        foreach (var (one, task) in tasks)
        {
            var (duty, status) = (DutyOf(task), (string?)task["exemptions"]?[0]?["status"]);
            var types = told.Where(event_ => event_.DutyId == duty).Select(event_ => event_.Type).Order().ToList();
            if (status != "granted" || types is not [ToldDuty.Ended, ToldDuty.Started])
            {
                yield return $"Task {one.Id} was accepted; its exemption is {status ?? "missing"}, its platform was told {string.Join(", ", types)}.";
            }
        }

        var known = tasks.Select(one => DutyOf(one.Task)).ToHashSet();
        foreach (var one in told)
        {
            if (!known.Contains(one.DutyId))
            {
                yield return $"The platform was told {one.Type} of duty {one.DutyId}, which is no verified task's.";
            }

            if (one.Verdict != WebhookVerdict.Genuine)
            {
                yield return $"The signature of {one.Type} of duty {one.DutyId} is {one.Verdict}.";
            }

            if (Place().Match(one.Payload) is { Success: true } found)
            {
                yield return $"{one.Type} of duty {one.DutyId} has what may be a place in it: {found.Value}.";
            }
        }
    }

    /// <summary>Who was asked although they had no time.</summary>
    public static IEnumerable<string> Asked(IEnumerable<string> offeredTo, IReadOnlySet<string> tight) => offeredTo.Where(tight.Contains)
        .Select(rider => $"Rider {rider} was offered a task and had no time for it.");

    private static string? DutyOf(JsonNode task) => (string?)task["exemptions"]?[0]?["dutyId"];

    /// <summary>A coordinate by name, or by being written with as many digits as one.</summary>
    [GeneratedRegex("\"(lat|lon|latitude|longitude|position|geohash)\"|[0-9]\\.[0-9]{4,}", RegexOptions.IgnoreCase)]
    private static partial Regex Place();
}
