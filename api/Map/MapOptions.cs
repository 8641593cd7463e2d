namespace RedStation.Api.Map;

/// <summary>The base maps; the configuration section <c>RedStation:Map</c>. Without one the page draws district outlines.</summary>
public sealed class MapOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Map";

    /// <summary>The base maps to choose from, the default first.</summary>
    public IList<MapLayer> Layers { get; } = [];
}
