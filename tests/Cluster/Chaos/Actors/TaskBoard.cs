using System.Collections.Concurrent;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>The tasks of a run.</summary>
/// <param name="most">How many are open at a time.</param>
public sealed class TaskBoard(int most)
{
    private readonly ConcurrentDictionary<string, bool> tasks = new();

    /// <summary>Whether another may be opened.</summary>
    public bool HasRoom => Open.Count < most;

    /// <summary>Those that are not known to be over.</summary>
    public IReadOnlyList<string> Open => [.. tasks.Where(task => task.Value).Select(task => task.Key)];

    /// <summary>Adds one.</summary>
    public void Add(string task) => tasks[task] = true;

    /// <summary>It is over.</summary>
    public void Close(string task) => tasks[task] = false;
}
