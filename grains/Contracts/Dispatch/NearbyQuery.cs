using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Dispatch;

/// <summary>A question to a dispatch tile: who near this place could take a task?</summary>
/// <param name="Centre">Where the task is.</param>
/// <param name="RadiusM">How far to look, in metres.</param>
/// <param name="Minutes">The usual time on site.</param>
/// <param name="Skills">What is needed.</param>
/// <param name="Limit">How many to name at most.</param>
/// <param name="Everybody">Whether those are named too, as many again, who could not take it, with the reason.</param>
/// <param name="RiderId">The one rider to look for, or null.</param>
[GenerateSerializer, Immutable, Alias("nearby-query")]
public sealed record NearbyQuery(
    [property: Id(0)] GeoPoint Centre,
    [property: Id(1)] int RadiusM,
    [property: Id(2)] int Minutes,
    [property: Id(3)] ImmutableArray<Skill> Skills,
    [property: Id(4)] int Limit,
    [property: Id(5)] bool Everybody = false,
    [property: Id(6)] string? RiderId = null);
