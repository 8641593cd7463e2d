using Microsoft.AspNetCore.SignalR;

namespace RedStation.Api.Live;

/// <summary>What <c>/hubs/live</c> sends. Never called: a message is serialised once and handed to every connection as bytes.</summary>
public interface ILiveClient
{
    /// <summary>Changed stations of a tile, whole.</summary>
    [HubMethodName(LiveMessageNames.TileChanged)]
    Task TileChanged(TileChange change);

    /// <summary>The whole state of a tile.</summary>
    [HubMethodName(LiveMessageNames.TileReset)]
    Task TileReset(TileState state);

    /// <summary>The whole state of a tile, in the compact form.</summary>
    [HubMethodName(LiveMessageNames.CompactState)]
    Task CompactState(CompactState state);

    /// <summary>Changes in a tile, in the compact form.</summary>
    [HubMethodName(LiveMessageNames.CompactDelta)]
    Task CompactDelta(byte[] delta);
}

/// <summary>The names of the live map's messages. Those of the compact form are sent thousands of times a second.</summary>
internal static class LiveMessageNames
{
    public const string TileChanged = "TileChanged";
    public const string TileReset = "TileReset";
    public const string CompactState = "s";
    public const string CompactDelta = "d";
}
