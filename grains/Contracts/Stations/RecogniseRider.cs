namespace RedStation.Contracts.Stations;

/// <summary>A reader has read a credential.</summary>
[GenerateSerializer, Immutable, Alias("recognise-rider")]
public sealed record RecogniseRider([property: Id(0)] string OperationId, [property: Id(1)] string Credential);
