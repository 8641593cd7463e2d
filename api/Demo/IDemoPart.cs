namespace RedStation.Api.Demo;

/// <summary>Something that moves in the demo city.</summary>
public interface IDemoPart
{
    /// <summary>Whether the city has it once, however many processes there are; otherwise each has its own.</summary>
    bool OncePerCity => true;

    /// <summary>Moves until cancelled.</summary>
    Task Run(CancellationToken cancellation);
}
