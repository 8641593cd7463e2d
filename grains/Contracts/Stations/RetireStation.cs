namespace RedStation.Contracts.Stations;

/// <summary>Closes a station for good. What happened there is kept; defining it again brings it back.</summary>
[GenerateSerializer, Immutable, Alias("retire-station")]
public sealed record RetireStation([property: Id(0)] string OperationId);
