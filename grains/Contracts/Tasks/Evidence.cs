namespace RedStation.Contracts.Tasks;

/// <summary>What a rider submits: a note, a photo, or both.</summary>
/// <param name="Note">Free text, ≤ <see cref="Limits.Note"/>.</param>
/// <param name="PhotoId">The id of an uploaded photo.</param>
[GenerateSerializer, Immutable, Alias("evidence")]
public sealed record Evidence([property: Id(0)] string? Note, [property: Id(1)] string? PhotoId);
