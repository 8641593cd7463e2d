namespace RedStation.Silo.Map;

/// <summary>The datum of a base map.</summary>
public enum MapDatum
{
    /// <summary>As everything else here.</summary>
    Wgs84 = 0,

    /// <summary>Shifted by about 500 m, as maps published in China are; converted for display only.</summary>
    Gcj02 = 1,
}
