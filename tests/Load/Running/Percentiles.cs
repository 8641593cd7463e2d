namespace RedStation.Tests.Load.Running;

/// <summary>Percentiles in milliseconds.</summary>
public sealed record Percentiles(double P50, double P90, double P99, double P999, double Max);
