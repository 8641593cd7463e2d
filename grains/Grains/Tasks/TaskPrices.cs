using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Pricing;
using RedStation.Grains.Pricing;

namespace RedStation.Grains.Tasks;

/// <summary>
/// What tasks pay, and by which rules for points: by the published lists, and where no version names the kind, as after an update that brings a
/// new one, by the settings.
/// </summary>
public sealed class TaskPrices(IPriceLists lists, ConfiguredTaskPrices configured)
{
    /// <summary>The price of a kind of task.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="district">The adcode in which the task lies.</param>
    /// <param name="at">When it is opened.</param>
    public async ValueTask<PriceInForce<TaskPrice>> Of(TaskType type, string district, DateTimeOffset at) =>
        (await lists.Current()).OfTask(type, district, at) ?? new PriceInForce<TaskPrice>(configured.Of(type), null);

    /// <summary>How many points a rider may earn with tasks in the month of a time, or null for without ceiling.</summary>
    public async ValueTask<int?> MonthlyPointsCeiling(string district, DateTimeOffset at) =>
        (await lists.Current()).OfRule(DistrictRuleKind.MonthlyPointsCeiling, district, at);

    /// <summary>For how many months points are valid that are earned at a time in a district, or null for without end.</summary>
    public async ValueTask<int?> PointsValidMonths(string district, DateTimeOffset at) =>
        (await lists.Current()).OfRule(DistrictRuleKind.PointsValidMonths, district, at);
}
