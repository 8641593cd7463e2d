using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using RedStation.Domain.Tasks;

namespace RedStation.Grains.Tasks;

/// <summary>
/// Figures of the tasks whose grains are in this process, meter <c>RedStation.Tasks</c>. A task with something due is kept in memory
/// by its clock, so none that counts here is missing for longer than a minute.
/// </summary>
public sealed class TaskMetrics : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly ConcurrentDictionary<string, TaskReading> tasks = new();

    /// <summary>Makes the instruments.</summary>
    public TaskMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("RedStation.Tasks");
        meter.CreateObservableGauge(
            "redstation.tasks.offers_open", () => tasks.Values.Sum(task => task.OpenOffers), "{offer}", "Offers that wait for a rider's answer");
        meter.CreateObservableGauge(
            "redstation.tasks.overdue", () => tasks.Values.Count(task => task.Overdue), "{task}",
            "Tasks whose deadline passed before the work was submitted");
        meter.CreateObservableGauge(
            "redstation.tasks.waiting", () => tasks.Values.Count(task => task.Waiting), "{task}", "Tasks for which a dispatcher must choose a rider");
    }

    /// <summary>
    /// Does nothing. Taking part in the silo's life makes the figures be there from its start, at nought, and not from the first task.
    /// </summary>
    public void Participate(ISiloLifecycle lifecycle)
    {
    }

    /// <summary>A task is as it is now. One that is over counts no more.</summary>
    public void Put(string taskId, TaskState state)
    {
        if (state.Opened is null || TaskLifecycle.IsOver(state.Status))
        {
            Remove(taskId);
            return;
        }

        tasks[taskId] = new TaskReading(
            state.Offers.Length, TaskLifecycle.IsOverdue(state.Status, state.Overdue), state.NeedsDispatcher);
    }

    /// <summary>A task's grain has left this process.</summary>
    public void Remove(string taskId) => tasks.TryRemove(taskId, out _);

    private readonly record struct TaskReading(int OpenOffers, bool Overdue, bool Waiting);
}
