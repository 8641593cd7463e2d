namespace RedStation.Contracts.Stations;

/// <summary>Creates a station or changes its definition.</summary>
[GenerateSerializer, Immutable, Alias("define-station")]
public sealed record DefineStation([property: Id(0)] string OperationId, [property: Id(1)] StationDefinition Definition);
