namespace RedStation.Contracts.Stations;

/// <summary>Daily opening hours in China Standard Time. Closing before or at opening means past midnight.</summary>
/// <param name="Opens">The first minute the station is open.</param>
/// <param name="Closes">The first minute it is shut again.</param>
[GenerateSerializer, Immutable, Alias("opening-hours")]
public sealed record OpeningHours([property: Id(0)] TimeOnly Opens, [property: Id(1)] TimeOnly Closes);
