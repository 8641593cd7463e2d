using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;

namespace RedStation.Grains.Tasks;

/// <summary>
/// The prices of tasks that the settings say: the first version of 治理定价目录 on an empty database, and after that what a kind of task pays that no
/// published version names. Section <c>TaskPrices</c> of the configuration overrides lines of the built-in list by type: <c>Points</c> (0 to 10,000),
/// <c>Minutes</c> (1 to 480), <c>Name</c>, <c>NameEn</c>, <c>Skills</c>, <c>InsuranceCover</c>, <c>InsuranceCoverEn</c>.
/// Read once, when the process starts.
/// </summary>
public sealed class ConfiguredTaskPrices(IConfiguration configuration)
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

    /// <summary>All lines, one for each kind of task.</summary>
    public ImmutableArray<TaskPrice> All { get; } = [.. BuiltIn.Select(price => Configured(price, configuration))];

    /// <summary>The line of a kind.</summary>
    public TaskPrice Of(TaskType type) => All.Single(price => price.Type == type);

    private static TaskPrice Configured(TaskPrice price, IConfiguration configuration) =>
        configuration.GetSection("TaskPrices:" + price.Type).Get<TaskPriceLine>() is not { } line ? price : price with
        {
            Name = string.IsNullOrWhiteSpace(line.Name) ? price.Name : line.Name,
            NameEn = string.IsNullOrWhiteSpace(line.NameEn) ? price.NameEn : line.NameEn,
            Points = line.Points ?? price.Points,
            Minutes = line.Minutes ?? price.Minutes,
            Skills = line.Skills?.ToImmutableArray() ?? price.Skills,
            InsuranceCover = string.IsNullOrWhiteSpace(line.InsuranceCover) ? null : line.InsuranceCover,
            InsuranceCoverEn = string.IsNullOrWhiteSpace(line.InsuranceCoverEn) ? null : line.InsuranceCoverEn,
        };
}
