using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedStation.Contracts.Pricing;

/// <summary>A line of 积分规则, the rules for points that the city sets and a district may set for itself.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Value">
/// How many, see <see cref="DistrictRuleKind"/>; null where the rule does not hold: a district can do without one of the city's.
/// </param>
public sealed record DistrictRule(DistrictRuleKind Rule, int? Value) : IPriceEntry
{
    /// <inheritdoc/>
    public static string List => "rule";

    /// <inheritdoc/>
    public static string Address => "district-rules";

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => JsonNamingPolicy.CamelCase.ConvertName(Rule.ToString());

    /// <inheritdoc/>
    [JsonIgnore]
    public string Name => Rule switch
    {
        DistrictRuleKind.PointsValidMonths => "积分有效期",
        DistrictRuleKind.MonthlyPointsCeiling => "每月积分上限",
        _ => Key,
    };

    /// <inheritdoc/>
    [JsonIgnore]
    public string NameEn => Rule switch
    {
        DistrictRuleKind.PointsValidMonths => "Validity of points",
        DistrictRuleKind.MonthlyPointsCeiling => "Points of a month",
        _ => Key,
    };
}

/// <summary>What a district may rule.</summary>
public enum DistrictRuleKind
{
    /// <summary>
    /// For how many months after the month in which they are earned points are valid, 1 … 120. It holds for points earned in the district from the
    /// version's first day on; what was earned before stays as it was.
    /// </summary>
    PointsValidMonths = 0,

    /// <summary>
    /// How many points a rider may earn with tasks in a calendar month, China's, 1 … 100,000. It holds for tasks in the district that are verified
    /// from the version's first day on; all points that the rider has earned in the month count, wherever. What is above is certified time only.
    /// </summary>
    MonthlyPointsCeiling = 1,
}
