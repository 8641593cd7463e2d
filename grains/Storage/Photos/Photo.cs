namespace RedStation.Storage.Photos;

/// <summary>A photo.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RiderId">Who took it.</param>
/// <param name="District">The adcode of the task it was submitted for, or null while it was not.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">The image.</param>
public sealed record Photo(string Id, string RiderId, string? District, string ContentType, byte[] Bytes);

/// <summary>A part of a photo that is sent in pieces.</summary>
/// <param name="PhotoId">The photo's id, known before the photo is.</param>
/// <param name="RiderId">Who sends it.</param>
/// <param name="Start">Where the part begins, in bytes from the photo's beginning.</param>
/// <param name="Total">The whole photo's size, in bytes.</param>
/// <param name="Bytes">The part.</param>
public sealed record PhotoPart(string PhotoId, string RiderId, long Start, long Total, byte[] Bytes);

/// <summary>What came of a part.</summary>
/// <param name="Received">How many bytes of the photo, from its beginning, have arrived.</param>
/// <param name="Complete">Whether the photo is whole and kept.</param>
/// <param name="Reused">Whether another photo has this id.</param>
/// <param name="Unreadable">Whether all of it arrived, and is no photo.</param>
public sealed record PhotoProgress(long Received, bool Complete = false, bool Reused = false, bool Unreadable = false);
