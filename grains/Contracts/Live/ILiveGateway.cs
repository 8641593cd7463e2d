namespace RedStation.Contracts.Live;

/// <summary>An api process with phones that watch tiles.</summary>
[Alias("live-gateway")]
public interface ILiveGateway : IGrainObserver
{
    /// <summary>Hands over what changed in a tile since the last call.</summary>
    [ResponseTimeout("00:00:02"), Alias("changed")]
    Task Changed(TileDelta delta);
}
