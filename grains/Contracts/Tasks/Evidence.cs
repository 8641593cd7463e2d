using System.Text.Json.Serialization;

namespace RedStation.Contracts.Tasks;

/// <summary>What a rider submits: a note, a photo, or both.</summary>
/// <param name="Note">Free text, ≤ <see cref="Limits.Note"/>.</param>
/// <param name="PhotoId">The id of an uploaded photo.</param>
/// <param name="PhotoFollows">
/// True while the photo is still on its way from the rider's phone: words get through where a photo does not, and a deadline is kept by
/// words. Otherwise null, and not written: a submission that is repeated across an upgrade stays the same one.
/// </param>
[GenerateSerializer, Immutable, Alias("evidence")]
public sealed record Evidence(
    [property: Id(0)] string? Note = null,
    [property: Id(1)] string? PhotoId = null,
    [property: Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? PhotoFollows = null);
