namespace RedStation.Contracts;

/// <summary>A place in WGS-84.</summary>
/// <param name="Lat">Latitude in degrees, −90 … 90.</param>
/// <param name="Lon">Longitude in degrees, −180 … 180.</param>
[GenerateSerializer, Immutable, Alias("geo-point")]
public readonly record struct GeoPoint([property: Id(0)] double Lat, [property: Id(1)] double Lon)
{
    /// <summary>Whether both numbers are finite and on the globe.</summary>
    public bool IsOnGlobe() => Lat is >= -90 and <= 90 && Lon is >= -180 and <= 180;
}
