namespace RedStation.Tests.Load.Yardsticks;

/// <summary>A device's report as it reaches the floor over HTTP.</summary>
public sealed record FloorReport(string OperationId, FloorReading[] Ports);

/// <summary>What it says of a port.</summary>
public sealed record FloorReading(int Port, string Status, DateTimeOffset At);
