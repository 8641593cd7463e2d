namespace RedStation.Api.Riders;

/// <summary>Where a phone says its rider is.</summary>
/// <param name="Lat">Latitude, WGS-84.</param>
/// <param name="Lon">Longitude, WGS-84.</param>
/// <param name="AccuracyM">Radius of 68% confidence in metres, 0 … 5,000; it counts as distance. Null when unknown.</param>
/// <param name="At">When it was measured, not when it is sent; not more than 5 minutes ago and 1 minute ahead. Null for now.</param>
public sealed record PositionReport(double Lat, double Lon, double? AccuracyM, DateTimeOffset? At);
