namespace RedStation.Api.Map;

/// <summary>A base map of raster tiles; one entry of the configuration <c>RedStation:Map:Layers</c>.</summary>
public sealed class MapLayer
{
    /// <summary>Its name in the page.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Address templates with <c>{s} {x} {y} {z} {key}</c>, drawn one above the other.</summary>
    public IList<string> Urls { get; } = [];

    /// <summary>What <c>{s}</c> may be.</summary>
    public IList<string> Subdomains { get; } = [];

    /// <summary>What <c>{key}</c> is. Browsers see it; restrict it to your site at the provider.</summary>
    public string? Key { get; set; }

    /// <summary>The datum its tiles are drawn in.</summary>
    public MapDatum Datum { get; set; }

    /// <summary>Whom to name under the map.</summary>
    public string Attribution { get; set; } = string.Empty;

    /// <summary>The greatest zoom that it has tiles for. 1 … 22.</summary>
    public int MaxZoom { get; set; } = 18;
}
