namespace RedStation.Api.Http.Bodies;

/// <summary>How large request bodies may be, in bytes. A larger one is answered 413 <c>body_too_large</c>.</summary>
public static class BodyLimits
{
    /// <summary>Everything that has no limit of its own.</summary>
    public const int Standard = 256 * 1024;

    /// <summary>A photo.</summary>
    public const int Photo = 2 * 1024 * 1024;

    /// <summary>A recording: a minute at 64 kbit/s; phones are asked for 24.</summary>
    public const int Voice = 512 * 1024;

    /// <summary>A file of stations.</summary>
    public const int Import = 5 * 1024 * 1024;
}
