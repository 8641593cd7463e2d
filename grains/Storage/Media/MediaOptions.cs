using System.ComponentModel.DataAnnotations;

namespace RedStation.Storage.Media;

/// <summary>
/// Where photos and recordings are kept, and for how long when nobody uses them; the configuration section <c>RedStation:Media</c>.
/// </summary>
public sealed class MediaOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Media";

    /// <summary>
    /// Where new ones go. Those that are there already are read from where they are, as long as its settings stay; <c>silo move-media</c> moves them.
    /// </summary>
    public MediaPlace Place { get; set; } = MediaPlace.Database;

    /// <summary>
    /// The folder, absolute or from where the program was started; <c>media</c> in the data folder when empty. All processes share one.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>The address of an S3-compatible store, such as <c>https://s3.example.cn</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Its region; many stores take any.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Region { get; set; } = "us-east-1";

    /// <summary>The bucket. It must be there, and be private.</summary>
    public string? Bucket { get; set; }

    /// <summary>The id of the key, which may get, put and delete objects of the bucket.</summary>
    public string? AccessKey { get; set; }

    /// <summary>The key.</summary>
    public string? SecretKey { get; set; }

    /// <summary>
    /// Whether the bucket stands in the path, as self-hosted stores have it, and not in the name of the host, as OSS, COS and OBS do.
    /// </summary>
    public bool PathStyle { get; set; } = true;

    /// <summary>How long the store may take to answer, once. 1 s … 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a photo or recording is kept that belongs to no task and no case. 1 … 365 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan UnusedFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Whether there are settings of a store that speaks S3: what is there is read and removed also when new ones go elsewhere.</summary>
    internal bool HasS3 => Place == MediaPlace.S3 || Endpoint is not null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        // A refusal shows no value: one of them is a secret.
        foreach (var (name, value) in ((string, string?)[])
            [(nameof(Endpoint), Endpoint?.OriginalString), (nameof(Bucket), Bucket), (nameof(AccessKey), AccessKey), (nameof(SecretKey), SecretKey)])
        {
            if (HasS3 && string.IsNullOrWhiteSpace(value))
            {
                yield return new ValidationResult("must be set for a store that speaks S3.", [name]);
            }
        }
    }
}

/// <summary>Where photos and recordings are kept.</summary>
public enum MediaPlace
{
    /// <summary>In the database, beside what is known of them.</summary>
    Database,

    /// <summary>In a folder.</summary>
    Folder,

    /// <summary>In a store that speaks S3.</summary>
    S3,
}
