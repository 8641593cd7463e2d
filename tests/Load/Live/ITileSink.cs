namespace RedStation.Tests.Load.Live;

/// <summary>Takes what a reader reads: the head of a tile, then its stations.</summary>
public interface ITileSink
{
    /// <summary>A tile. False to pass over its stations.</summary>
    bool Tile(in TileHead head);

    /// <summary>A station of it, in the order of the message.</summary>
    void Station(ReadOnlySpan<byte> id, in StationFigures figures);

    /// <summary>The tile is over.</summary>
    void End();
}
