namespace RedStation.Contracts.Stations;

/// <summary>How many ports of a station are in each state. The five states sum to <see cref="Total"/>.</summary>
[GenerateSerializer, Immutable, Alias("port-counts")]
public sealed record PortCounts(
    [property: Id(0)] int Total,
    [property: Id(1)] int Available,
    [property: Id(2)] int Reserved,
    [property: Id(3)] int Charging,
    [property: Id(4)] int Faulted,
    [property: Id(5)] int Offline);
