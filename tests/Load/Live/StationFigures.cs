namespace RedStation.Tests.Load.Live;

/// <summary>What of a station changes from minute to minute, as phones and REST tell it.</summary>
public readonly record struct StationFigures(
    long Revision, long AsOfMs, bool Open, bool Connected, int Total, int Available, int Reserved, int Charging, int Faulted, int Offline);
