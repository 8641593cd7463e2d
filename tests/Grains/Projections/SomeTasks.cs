using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;

namespace RedStation.Tests.Grains.Projections;

/// <summary>Tasks for tests.</summary>
public static class SomeTasks
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, 123, TimeSpan.Zero);

    public static TaskView Task(
        string id,
        string district = "330106",
        GovernanceTaskStatus status = GovernanceTaskStatus.Offering,
        int minute = 0,
        long revision = 1) => new()
        {
            Id = id,
            Type = TaskType.FirstAid,
            Position = new GeoPoint(30.25, 120.15),
            District = district,
            Note = "有人晕倒 <at> \"the corner\"",
            Status = status,
            Points = 15,
            Minutes = 20,
            Skills = [Skill.FirstAid],
            CreatedAt = Noon.AddMinutes(minute),
            Deadline = Noon.AddMinutes(minute + 30),
            Revision = revision,
            Ring = 300,
            Evidence = new Evidence("done", null),
            History = [new TaskHistoryEntry(GovernanceTaskStatus.Accepted, Noon, "dispatcher-1", null, TaskEvent.Opened)],
        };
}
