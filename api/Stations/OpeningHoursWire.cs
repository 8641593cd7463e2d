namespace RedStation.Api.Stations;

/// <summary>Daily opening hours, China Standard Time. Closing before or at opening means past midnight.</summary>
/// <param name="Opens">The first minute the station is open, <c>HH:mm</c>; <c>8:00</c> is read too.</param>
/// <param name="Closes">The first minute it is shut again, <c>HH:mm</c>; <c>24:00</c> is read as midnight.</param>
public sealed record OpeningHoursWire(string? Opens, string? Closes);
