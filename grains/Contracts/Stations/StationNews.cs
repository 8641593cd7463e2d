namespace RedStation.Contracts.Stations;

/// <summary>One thing that a station's screen is told: its ports, or a recognition.</summary>
[GenerateSerializer, Immutable, Alias("station-news")]
public sealed record StationNews(
    [property: Id(0)] string StationId, [property: Id(1)] StationDetail? Ports, [property: Id(2)] Recognition? Recognition);
