namespace RedStation.Api.Riders;

/// <summary>Where a rider goes on duty.</summary>
/// <param name="Lat">Latitude, WGS-84.</param>
/// <param name="Lon">Longitude, WGS-84.</param>
public sealed record StartPosition(double Lat, double Lon);
