namespace RedStation.Api.Media;

/// <summary>A photo was kept.</summary>
/// <param name="PhotoId">For the evidence of a task, or for a case.</param>
public sealed record PhotoWire(string PhotoId);

/// <summary>A part of a photo was kept; more is to come.</summary>
/// <param name="Received">How many bytes of the photo, from its beginning, have arrived: the next part begins there.</param>
public sealed record PhotoPartWire(long Received);
