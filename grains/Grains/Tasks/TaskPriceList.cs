using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;
using RedStation.Grains.Settings;

namespace RedStation.Grains.Tasks;

/// <summary>
/// The published price list, 治理定价目录. Section <c>TaskPrices</c> of the configuration overrides lines of the built-in list
/// by type: <c>Points</c> (0 to 10,000), <c>Minutes</c> (1 to 480), <c>Name</c>, <c>NameEn</c>, <c>Skills</c>. A changed file counts for
/// tasks opened afterwards.
/// </summary>
public sealed class TaskPriceList(IConfiguration configuration) : ITaskPriceList
{
    /// <summary>Points as the paper has them where it names them (随手拍 2, 矛盾调解 10); the rest is set in their spirit.</summary>
    private static readonly ImmutableArray<TaskPrice> BuiltIn =
    [
        new(TaskType.SnapReport, "随手拍", "Snap and report", 2, 5, []),
        new(TaskType.HazardCheck, "隐患排查", "Hazard check", 3, 10, []),
        new(TaskType.Mediation, "矛盾调解", "Mediation", 10, 40, [Skill.Mediation]),
        new(TaskType.FirstAid, "急救响应", "First-aid call", 15, 20, [Skill.FirstAid]),
        new(TaskType.Patrol, "巡逻", "Patrol", 5, 30, []),
    ];

    private readonly ConcurrentDictionary<TaskType, TaskPrice> good = new();

    /// <inheritdoc/>
    public ImmutableArray<TaskPrice> All => [.. BuiltIn.Select(Configured)];

    /// <inheritdoc/>
    public TaskPrice Of(TaskType type) => Configured(BuiltIn.Single(price => price.Type == type));

    /// <summary>The line over the built-in one. A file that was spoilt while the program runs leaves the line as it was.</summary>
    private TaskPrice Configured(TaskPrice price)
    {
        var section = configuration.GetSection("TaskPrices:" + price.Type);
        if (SettingsReader.Read<TaskPriceLine>(section) is not { } line)
        {
            return good.GetValueOrDefault(price.Type, price);
        }

        return good[price.Type] = price with
        {
            Name = string.IsNullOrWhiteSpace(line.Name) ? price.Name : line.Name,
            NameEn = string.IsNullOrWhiteSpace(line.NameEn) ? price.NameEn : line.NameEn,
            Points = line.Points ?? price.Points,
            Minutes = line.Minutes ?? price.Minutes,
            Skills = line.Skills?.ToImmutableArray() ?? price.Skills,
        };
    }
}
