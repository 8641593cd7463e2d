namespace RedStation.Tests.Load.Live;

/// <summary>Reads bodies of the live hub's messages where they lie.</summary>
public interface ILiveReader
{
    /// <summary>Reads an array of tiles, be it the arguments of a message or the result of <c>Watch</c>.</summary>
    void Tiles(ReadOnlyMemory<byte> body, ITileSink sink);

    /// <summary>Reads the one binary argument of a message.</summary>
    ReadOnlyMemory<byte> Binary(ReadOnlyMemory<byte> body);
}
