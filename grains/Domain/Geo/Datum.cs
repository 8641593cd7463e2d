namespace RedStation.Domain.Geo;

/// <summary>What coordinates are measured against.</summary>
public enum Datum
{
    /// <summary>WGS-84, as satellites give it and as everything is stored here.</summary>
    Wgs84 = 0,

    /// <summary>GCJ-02, as maps published in China have it: some 500 m beside.</summary>
    Gcj02 = 1,

    /// <summary>BD-09, Baidu's own on top of GCJ-02.</summary>
    Bd09 = 2,
}
