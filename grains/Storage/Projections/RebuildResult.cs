namespace RedStation.Storage.Projections;

/// <summary>What a rebuild found in one table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Right">How many rows there should be, and are now.</param>
/// <param name="Restored">How many of them were missing or otherwise.</param>
/// <param name="Removed">How many rows stood there without anything behind them.</param>
public sealed record RebuildResult(string Table, long Right, long Restored, long Removed);
