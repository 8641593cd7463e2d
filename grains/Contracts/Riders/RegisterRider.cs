using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Riders;

/// <summary>Makes a rider known. Repeating it changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("register-rider")]
public sealed record RegisterRider(
    [property: Id(0)] string DisplayName, [property: Id(1)] string? HomeDistrict, [property: Id(2)] ImmutableArray<Skill> Skills);
