using RedStation.Contracts;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Pricing;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>Tasks for tests.</summary>
public static class SomeTasks
{
    /// <summary>Noon in China.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    public static readonly PriceInForce<TaskPrice> Price =
        new(
            new TaskPrice(TaskType.HazardCheck, "隐患排查", "Hazard check", 3, 10, []) { InsuranceCover = "意外险", InsuranceCoverEn = "Accidents" },
            new PriceListReference("330106", 4));

    public static readonly OpenTask Open = new(
        "open", "dispatcher", TaskType.HazardCheck, new GeoPoint(30.25, 120.15), "330106", "电线垂落", TimeSpan.FromMinutes(30));

    public static TaskView View(string id) => new()
    {
        Id = id,
        Type = TaskType.HazardCheck,
        Position = Open.Position,
        District = Open.District,
        Note = Open.Note,
        Status = GovernanceTaskStatus.Offering,
        Points = 3,
        Minutes = 10,
        Skills = [],
        CreatedAt = Noon,
        Deadline = Noon.AddMinutes(30),
        Revision = 2,
        History = [],
    };
}
