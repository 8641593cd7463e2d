using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Tasks;

/// <summary>An answer as it is remembered: without the history, of which it was the first so many entries.</summary>
public sealed record RecordedTaskAnswer(TaskView? Task, int HistoryLength, TaskRefusal? Refusal);
