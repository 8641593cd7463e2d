using System.Collections.Immutable;

namespace RedStation.Contracts.Tasks;

/// <summary>The published price list, 治理定价目录, as it is configured now.</summary>
public interface ITaskPriceList
{
    /// <summary>All lines, one for each kind of task.</summary>
    ImmutableArray<TaskPrice> All { get; }

    /// <summary>The line of a kind.</summary>
    TaskPrice Of(TaskType type);
}
