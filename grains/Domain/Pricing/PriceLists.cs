using System.Collections.Immutable;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Pricing;

/// <summary>A price and where it is from.</summary>
/// <param name="Price">The line of the list.</param>
/// <param name="List">The version that it stands in; null when it stands in none and the settings say it.</param>
public sealed record PriceInForce<TEntry>(TEntry Price, PriceListReference? List)
    where TEntry : IPriceEntry;

/// <summary>The public lists, with every version that holds on some day from yesterday on.</summary>
/// <param name="Tasks">治理定价目录, what tasks pay.</param>
/// <param name="Services">服务置换清单, what services cost.</param>
/// <param name="Rules">区县规则, what districts rule about points and reports.</param>
public sealed record PriceLists(
    ImmutableArray<PriceListVersion<TaskPrice>> Tasks,
    ImmutableArray<PriceListVersion<ServicePrice>> Services,
    ImmutableArray<PriceListVersion<DistrictRule>> Rules)
{
    /// <summary>What a kind of task pays at a time in a district, or null when no version says it.</summary>
    public PriceInForce<TaskPrice>? OfTask(TaskType type, string district, DateTimeOffset at) =>
        InForceRules.Find(Tasks, price => price.Type == type, district, ChinaTime.Day(at));

    /// <summary>What a service costs at a time, or null when it is not offered there then.</summary>
    /// <param name="id">The service.</param>
    /// <param name="district">Where; null for the whole city's list alone.</param>
    /// <param name="at">When.</param>
    public PriceInForce<ServicePrice>? OfService(string id, string? district, DateTimeOffset at) =>
        InForceRules.Find(Services, price => price.Id == id, district, ChinaTime.Day(at));

    /// <summary>What a rule says at a time in a district, or null when it does not hold there then.</summary>
    public int? OfRule(DistrictRuleKind kind, string district, DateTimeOffset at) =>
        InForceRules.Find(Rules, rule => rule.Rule == kind, district, ChinaTime.Day(at))?.Price.Value;

    /// <summary>The versions of one of the lists.</summary>
    public ImmutableArray<PriceListVersion<TEntry>> Of<TEntry>()
        where TEntry : IPriceEntry =>
        (ImmutableArray<PriceListVersion<TEntry>>)(
            typeof(TEntry) == typeof(TaskPrice) ? (object)Tasks : typeof(TEntry) == typeof(ServicePrice) ? Services : Rules);
}
