namespace RedStation.Api.Demo;

/// <summary>Something that moves in the demo city.</summary>
public interface IDemoPart
{
    /// <summary>Moves until cancelled.</summary>
    Task Run(CancellationToken cancellation);
}
