namespace RedStation.Api.Photos;

/// <summary>A photo was kept.</summary>
/// <param name="PhotoId">For the evidence of a task.</param>
public sealed record PhotoUploaded(string PhotoId);
