using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Riders;

/// <summary>An administrator blocks or unblocks a rider and sets their certified skills.</summary>
[GenerateSerializer, Immutable, Alias("change-standing")]
public sealed record ChangeAccountStatus(
    [property: Id(0)] string OperationId, [property: Id(1)] bool Blocked, [property: Id(2)] ImmutableArray<Skill> Skills);
