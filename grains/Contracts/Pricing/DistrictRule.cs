using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedStation.Contracts.Pricing;

/// <summary>A line of 区县规则, the rules for points and reports that the city sets and a district may set for itself.</summary>
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
        DistrictRuleKind.PublicReportsPerHour => "居民免登录上报",
        DistrictRuleKind.PublicReportsPerSenderHour => "同一网络的居民上报",
        _ => Key,
    };

    /// <inheritdoc/>
    [JsonIgnore]
    public string NameEn => Rule switch
    {
        DistrictRuleKind.PointsValidMonths => "Validity of points",
        DistrictRuleKind.MonthlyPointsCeiling => "Points of a month",
        DistrictRuleKind.PublicReportsPerHour => "Reports without account",
        DistrictRuleKind.PublicReportsPerSenderHour => "Reports without account from one network",
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

    /// <summary>
    /// That people without account may report cases in the district, and how many reports of theirs it takes in an hour, 1 … 10,000. Where it does
    /// not hold, none are taken.
    /// </summary>
    PublicReportsPerHour = 2,

    /// <summary>
    /// How many of these reports one network address may send in an hour, 1 … 1,000. A whole block of flats, or all phones behind one mast, may
    /// share an address. Where it does not hold, the program's standard does.
    /// </summary>
    PublicReportsPerSenderHour = 3,
}
