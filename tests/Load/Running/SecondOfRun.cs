namespace RedStation.Tests.Load.Running;

/// <summary>One second of a run, for the plots.</summary>
/// <param name="Rate">How many a second.</param>
/// <param name="P50">Their median, in ms.</param>
/// <param name="P99">Their 99th percentile, in ms.</param>
public sealed record SecondOfRun(double Rate, double P50, double P99);
