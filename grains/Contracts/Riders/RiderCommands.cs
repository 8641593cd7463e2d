using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Riders;

/// <summary>Makes a rider known. Repeating it changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("register-rider")]
public sealed record RegisterRider(
    [property: Id(0)] string DisplayName, [property: Id(1)] string? HomeDistrict, [property: Id(2)] ImmutableArray<Skill> Skills);

/// <summary>A rider changes what others call them and where they are at home.</summary>
[GenerateSerializer, Immutable, Alias("change-profile")]
public sealed record ChangeProfile(
    [property: Id(0)] string OperationId, [property: Id(1)] string DisplayName, [property: Id(2)] string? HomeDistrict);

/// <summary>An administrator blocks or unblocks a rider and sets their certified skills.</summary>
[GenerateSerializer, Immutable, Alias("change-standing")]
public sealed record ChangeAccountStatus(
    [property: Id(0)] string OperationId, [property: Id(1)] bool Blocked, [property: Id(2)] ImmutableArray<Skill> Skills);
