using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Chaos.Recording;

/// <summary>All that clients asked and were told in a run.</summary>
public sealed class Recorder
{
    private readonly ConcurrentQueue<Recorded> records = new();
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentDictionary<TaskCompletionSource, Func<Recorded, bool>> awaited = new();

    /// <summary>The run's clock.</summary>
    public ChaosClock Clock { get; } = new();

    /// <summary>Repeats that were answered otherwise than the first time.</summary>
    public IReadOnlyCollection<string> OtherAnswers => faults;

    /// <summary>The commands, each with all its tries.</summary>
    public IReadOnlyList<Recorded> All =>
        [.. records.GroupBy(record => record.Id).Select(same => same.Count() == 1 ? same.Single() : Recorded.Merged(same))];

    /// <summary>What was answered to the last reading of each object; when all is quiet, how it stands.</summary>
    /// <param name="objectOf">Which object a command reads, or null when it is no such reading.</param>
    public IEnumerable<JsonNode> LastRead(Func<Command, string?> objectOf) => All
        .Where(record => record.IsGranted && objectOf(record.Command) is not null)
        .GroupBy(record => objectOf(record.Command))
        .Select(same => same.MaxBy(record => record.Invoked)!.Reply!.Body!);

    /// <summary>Keeps a command.</summary>
    public void Add(Recorded record)
    {
        records.Enqueue(record);
        foreach (var (met, which) in awaited)
        {
            if (which(record) && awaited.TryRemove(met, out _))
            {
                met.SetResult();
            }
        }
    }

    /// <summary>Completes as soon as the next command of a kind has been answered.</summary>
    public Task Next(Func<Recorded, bool> which)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        awaited[met] = which;
        return met.Task;
    }

    /// <summary>Keeps what a repeat was answered that the first was not.</summary>
    public void AddOther(Recorded first, Reply again) => faults.Enqueue(
        $"{first.Process} repeated [{first.Id}] {first.Command} at {Clock.Now}: first {first.Reply!.Status} "
        + $"{first.Reply.Body?.ToJsonString()}, then {again.Status} {again.Body?.ToJsonString()}");
}
