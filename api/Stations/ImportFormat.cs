namespace RedStation.Api.Stations;

/// <summary>The formats that stations can be imported from.</summary>
public enum ImportFormat
{
    /// <summary>Comma-separated values with a header.</summary>
    Csv,

    /// <summary>A FeatureCollection of Points (RFC 7946).</summary>
    GeoJson,
}
