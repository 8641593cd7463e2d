namespace RedStation.Storage.Photos;

/// <summary>A photo.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RiderId">Who took it.</param>
/// <param name="District">The adcode of the task it was submitted for, or null while it was not.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">The image.</param>
public sealed record Photo(string Id, string RiderId, string? District, string ContentType, byte[] Bytes);
