namespace RedStation.Tests.Load.Yardsticks;

/// <summary>A position as phones report it.</summary>
public sealed record RedisPosition(double Lat, double Lon, double? AccuracyM, DateTimeOffset? At);
