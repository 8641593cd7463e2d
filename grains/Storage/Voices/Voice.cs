namespace RedStation.Storage.Voices;

/// <summary>What somebody said, as their phone recorded it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RiderId">Who said it.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Bytes">The recording.</param>
public sealed record Voice(string Id, string RiderId, string ContentType, byte[] Bytes);

/// <summary>What became of a recording.</summary>
public enum VoiceAdded
{
    /// <summary>It is kept; or it was before.</summary>
    Kept,

    /// <summary>Another recording has its id.</summary>
    Reused,

    /// <summary>The rider has sent too many within the hour.</summary>
    TooMany,
}
