namespace RedStation.Api.Http.Problems;

/// <summary>A place as a request gives it.</summary>
/// <param name="Lat">Latitude in degrees, WGS-84, −90 … 90.</param>
/// <param name="Lon">Longitude in degrees, WGS-84, −180 … 180.</param>
public sealed record PositionInput(double? Lat, double? Lon);
