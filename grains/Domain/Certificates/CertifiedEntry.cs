namespace RedStation.Domain.Certificates;

/// <summary>Minutes that the ledger has credited to a rider and that were not taken back.</summary>
/// <param name="At">When they count.</param>
/// <param name="Minutes">How many; negative for a correction.</param>
/// <param name="Kind">The kind of the task, by its name on the wire; null when nobody knows any more.</param>
/// <param name="District">The adcode of the district on whose behalf they were certified; null when nobody knows any more.</param>
public sealed record CertifiedEntry(DateTimeOffset At, long Minutes, string? Kind, string? District);
