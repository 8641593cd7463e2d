using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Tasks;

/// <summary>One line of the price list, 治理定价目录.</summary>
/// <param name="Type">The kind of task.</param>
/// <param name="Name">Its name for people, Chinese.</param>
/// <param name="NameEn">Its name for people, English.</param>
/// <param name="Points">Points paid when it is verified.</param>
/// <param name="Minutes">The usual time on site; also the social time certified.</param>
/// <param name="Skills">What the rider must be certified for.</param>
[GenerateSerializer, Immutable, Alias("task-price")]
public sealed record TaskPrice(
    [property: Id(0)] TaskType Type,
    [property: Id(1)] string Name,
    [property: Id(2)] string NameEn,
    [property: Id(3)] int Points,
    [property: Id(4)] int Minutes,
    [property: Id(5)] ImmutableArray<Skill> Skills) : IPriceEntry
{
    /// <summary>How the rider is insured, Chinese, to be read before accepting: ≤ 200 characters; null when nothing is said.</summary>
    [Id(6)] public string? InsuranceCover { get; init; }

    /// <summary>The same in English; null when nothing is said.</summary>
    [Id(7)] public string? InsuranceCoverEn { get; init; }

    /// <inheritdoc/>
    public static string List => "task";

    /// <inheritdoc/>
    public static string Address => "task-prices";

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => JsonNamingPolicy.CamelCase.ConvertName(Type.ToString());
}

/// <summary>The kinds of governance task in the price list, 治理定价目录.</summary>
[Alias("task-type")]
public enum TaskType
{
    /// <summary>随手拍, snap and report.</summary>
    SnapReport = 0,

    /// <summary>隐患排查, a hazard check.</summary>
    HazardCheck = 1,

    /// <summary>矛盾调解, mediation.</summary>
    Mediation = 2,

    /// <summary>急救响应, a first-aid call.</summary>
    FirstAid = 3,

    /// <summary>巡逻, a patrol.</summary>
    Patrol = 4,
}
