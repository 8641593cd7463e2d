namespace RedStation.Api.Tasks;

/// <summary>A rider gives the photo that follows the evidence of a task.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="PhotoId">An uploaded photo, or null when none will come.</param>
public sealed record TaskPhotoRequest(string? OperationId, string? PhotoId = null);
