namespace RedStation.Tests.Load.Live;

/// <summary>What a message about a tile begins with; fields that a form does not have are −1.</summary>
public record struct TileHead(string Tile, long After, long Sequence, long Number, long Step, long Time)
{
    /// <summary>Before anything is read.</summary>
    public static TileHead Empty { get; } = new("", -1, -1, -1, -1, -1);
}
