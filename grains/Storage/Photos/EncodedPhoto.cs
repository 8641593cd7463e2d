namespace RedStation.Storage.Photos;

/// <summary>What came of an upload: a picture made anew, or why there is none.</summary>
/// <param name="Jpeg">The picture, or null.</param>
/// <param name="Fault">Why there is none.</param>
public readonly record struct EncodedPhoto(byte[]? Jpeg, PhotoFault? Fault)
{
    /// <summary>The picture.</summary>
    public static implicit operator EncodedPhoto(byte[] jpeg) => new(jpeg, null);

    /// <summary>Why there is none.</summary>
    public static implicit operator EncodedPhoto(PhotoFault fault) => new(null, fault);
}

/// <summary>Why an upload is no photo that can be kept.</summary>
public enum PhotoFault
{
    /// <summary>Its first bytes are of no kind that is taken.</summary>
    OtherType,

    /// <summary>It has more pixels than are decoded.</summary>
    TooManyPixels,

    /// <summary>It cannot be decoded to its end.</summary>
    Unreadable,

    /// <summary>So many wait to be decoded that no more are taken for now.</summary>
    Busy,
}
