namespace RedStation.Tests.Load.Live;

/// <summary>A station as one watcher holds it.</summary>
/// <param name="Figures">What was told last.</param>
/// <param name="Step">Which step of the load that shows, −1 for none.</param>
public record struct WatchedStation(StationFigures Figures, long Step);
