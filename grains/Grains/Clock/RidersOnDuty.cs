namespace RedStation.Grains.Clock;

/// <summary>What a part of the riders' records says of who is on duty.</summary>
/// <param name="Ids">Ids of the riders of the shard that are stored as on duty.</param>
/// <param name="Next">From where the next part goes on; null when there is none.</param>
public sealed record RidersOnDuty(IReadOnlyList<string> Ids, string? Next);
