namespace RedStation.Contracts.Riders;

/// <summary>Where and when a rider was recognised.</summary>
[GenerateSerializer, Immutable, Alias("recognised-at")]
public sealed record RecognisedAt(
    [property: Id(0)] string StationId, [property: Id(1)] string StationName, [property: Id(2)] DateTimeOffset At, [property: Id(3)] bool Visiting);
