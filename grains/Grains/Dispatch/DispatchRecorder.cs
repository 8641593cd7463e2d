using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Grains.Dispatch;

/// <summary>
/// Writes down, after tasks have been offered, why they were offered to whom. Nobody waits for it: a task leaves what it knows here and goes on, and
/// a moment later the riders near it are looked for once more, by the same search. What a process that dies has not written yet stays unwritten.
/// </summary>
public sealed class DispatchRecorder
{
    /// <summary>More than a city opens in a minute. What does not fit is not written down, and counted.</summary>
    private const int MostWaiting = 5_000;

    /// <summary>So many tasks are looked after in one go: each is a search.</summary>
    private const int AtOnce = 100;

    private readonly ConcurrentDictionary<string, TaskState> waiting = new();
    private readonly DispatchSearch search;
    private readonly IDispatchRecord record;
    private readonly DispatchOptions options;
    private readonly TimeProvider clock;
    private readonly Counter<long> dropped;

    /// <summary>Publishes how many tasks were not written down.</summary>
    public DispatchRecorder(
        DispatchSearch search, IDispatchRecord record, IOptions<DispatchOptions> options, TimeProvider clock, IMeterFactory meters)
    {
        (this.search, this.record, this.options, this.clock) = (search, record, options.Value, clock);
        dropped = meters.Create("RedStation.Tasks").CreateCounter<long>(
            "redstation.dispatch.decisions_dropped", "{task}", "Tasks whose offers were not written down for riders, because too many waited.");
    }

    /// <summary>A task has asked somebody, or was answered. Costs its grain nothing but this.</summary>
    public void Note(string taskId, TaskState state)
    {
        if (waiting.Count >= MostWaiting && !waiting.ContainsKey(taskId))
        {
            dropped.Add(1);
            return;
        }

        waiting[taskId] = state;
    }

    /// <summary>Writes down what waits. Returns for how many tasks.</summary>
    public async Task<int> Write(CancellationToken stopping)
    {
        var notes = new List<DispatchNote>();
        var written = 0;
        foreach (var taskId in waiting.Keys.Take(AtOnce))
        {
            stopping.ThrowIfCancellationRequested();
            if (waiting.TryRemove(taskId, out var state))
            {
                var query = new NearbyQuery(
                    state.Opened!.Position, DispatchNoteRules.WithinM, state.Minutes, state.Skills, DispatchNoteRules.MostRiders, Everybody: true);
                notes.AddRange(DispatchNoteRules.Notes(taskId, state, await search.Nearby(query), options, clock.GetUtcNow()));
                written++;
            }
        }

        if (notes.Count > 0)
        {
            await record.Keep(notes);
        }

        return written;
    }
}
