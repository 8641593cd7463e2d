using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;

namespace RedStation.Storage.Outbound;

/// <summary>How other systems are told events; the configuration section <c>RedStation:Outbound</c>.</summary>
public sealed class OutboundOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Outbound";

    /// <summary>
    /// What events name as their source, a URI reference such as <c>https://city.example/redstation</c>. Two installations that tell the same
    /// receiver need two.
    /// </summary>
    [Required(AllowEmptyStrings = false)]
    public string Source { get; set; } = "/redstation";

    /// <summary>
    /// Names of hosts that may be posted to although they lie in a private network, and without TLS. All others must have public addresses and https.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>How long a receiver may take to answer. 15 … 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:15", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many posts to one webhook may be under way at a time, each of another subject.</summary>
    [Range(1, 32), SettingUnit("posts")]
    public int AtOnce { get; set; } = 8;

    /// <summary>How long events are kept after they were told, for who reads the feed. 1 … 3650 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.IsWellFormedUriString(Source, UriKind.RelativeOrAbsolute))
        {
            yield return new ValidationResult("must be a URI or a path, such as https://city.example/redstation.", [nameof(Source)]);
        }
    }

    /// <summary>Whether a host may be posted to wherever it lies.</summary>
    public bool Allows(string host) => AllowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
