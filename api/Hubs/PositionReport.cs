namespace RedStation.Api.Hubs;

/// <summary>Where a phone says its rider is.</summary>
/// <param name="Lat">Latitude, WGS-84.</param>
/// <param name="Lon">Longitude, WGS-84.</param>
/// <param name="AccuracyM">Radius of 68% confidence in metres, 0 … 5,000.</param>
/// <param name="At">When it was measured; not more than 5 minutes ago and 1 minute ahead.</param>
public sealed record PositionReport(double Lat, double Lon, double? AccuracyM, DateTimeOffset? At);
