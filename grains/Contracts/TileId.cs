using System.Globalization;

namespace RedStation.Contracts;

/// <summary>A web-map tile (Web Mercator, y grows southwards), written <c>zoom/x/y</c>.</summary>
/// <param name="Zoom">The zoom level.</param>
/// <param name="X">The column, 0 … 2^zoom − 1.</param>
/// <param name="Y">The row, 0 … 2^zoom − 1.</param>
[GenerateSerializer, Immutable, Alias("tile-id")]
public readonly record struct TileId([property: Id(0)] int Zoom, [property: Id(1)] int X, [property: Id(2)] int Y)
{
    /// <summary>The zoom of the live map and of dispatch: a tile is about 4.2 km wide in Zhejiang.</summary>
    public const int WorkingZoom = 13;

    /// <summary>Reads <c>13/x/y</c>; any other zoom, sign, space or a number outside the map is refused.</summary>
    public static bool TryParse(string? text, out TileId tile)
    {
        tile = default;
        var parts = text is null or { Length: > 16 } ? [] : text.Split('/');
        if (parts.Length != 3 || parts[0] != "13" || !TryCell(parts[1], out var x) || !TryCell(parts[2], out var y))
        {
            return false;
        }

        tile = new TileId(WorkingZoom, x, y);
        return tile.ToString() == text;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Zoom}/{X}/{Y}");

    private static bool TryCell(string text, out int cell) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out cell) && cell < 1 << WorkingZoom;
}
