namespace RedStation.Storage.Photos;

/// <summary>A photo as it is handed out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RiderId">Who took it.</param>
/// <param name="District">The adcode of the task it was submitted for, or null while it was not.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">The image.</param>
public sealed record Photo(string Id, string RiderId, string? District, string ContentType, byte[] Bytes);

/// <summary>A photo that has been made anew.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RiderId">Who took it.</param>
/// <param name="Jpeg">The picture.</param>
/// <param name="Upload">The file that it was made from: a repeated upload is known by it.</param>
public sealed record NewPhoto(string Id, string RiderId, byte[] Jpeg, UploadedFile Upload);

/// <summary>What a file that was not kept is known by.</summary>
/// <param name="Digest">SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="Size">Its size, in bytes.</param>
public sealed record UploadedFile(string Digest, long Size)
{
    /// <summary>What a file is known by.</summary>
    public static UploadedFile Of(byte[] file) =>
        new(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)), file.Length);
}

/// <summary>A part of a photo that is sent in pieces.</summary>
/// <param name="PhotoId">The photo's id, known before the photo is.</param>
/// <param name="RiderId">Who sends it.</param>
/// <param name="Start">Where the part begins, in bytes from the photo's beginning.</param>
/// <param name="Total">The whole photo's size, in bytes.</param>
/// <param name="Bytes">The part.</param>
public sealed record PhotoPart(string PhotoId, string RiderId, long Start, long Total, byte[] Bytes);

/// <summary>What came of a part.</summary>
/// <param name="Received">How many bytes of the photo, from its beginning, have arrived.</param>
/// <param name="State">What is to be done next.</param>
public sealed record PhotoProgress(long Received, PhotoState State = PhotoState.OnItsWay);

/// <summary>How far a photo in parts has come.</summary>
public enum PhotoState
{
    /// <summary>More is to come.</summary>
    OnItsWay,

    /// <summary>All of it has arrived; it is to be made anew and kept.</summary>
    Arrived,

    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>Another photo has this id.</summary>
    Reused,
}
