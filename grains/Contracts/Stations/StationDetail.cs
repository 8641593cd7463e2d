using System.Collections.Immutable;

namespace RedStation.Contracts.Stations;

/// <summary>A station with every port.</summary>
[GenerateSerializer, Immutable, Alias("station-detail")]
public sealed record StationDetail(
    [property: Id(0)] StationSummary Summary,
    [property: Id(1)] ImmutableArray<PortState> Ports,
    [property: Id(2)] StationDefinition Definition);
