using System.ComponentModel.DataAnnotations;
using RedStation.Contracts.Settings;
using RedStation.Storage.Webhooks;

namespace RedStation.Storage.Accounts;

/// <summary>How people and devices sign in; the configuration section <c>RedStation:Auth</c>.</summary>
public sealed class AuthOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Auth";

    /// <summary>How long an access token works. 1 min … 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan AccessLife { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a session lasts without being refreshed. 1 h … 365 days.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan RefreshLife { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long after its exchange a refresh token may be shown again because the answer was lost: the same next one is given once more, as
    /// long as that has not been used. Later it is theft. Up to 5 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Within how long a process knows of sessions that another one ended, and closes what they left open. 1 s … 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan EndedWithin { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a one-time code works. 1 min … 1 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "01:00:00")]
    public TimeSpan OtpLife { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The least time between two codes that one caller asks for one phone. Up to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan OtpPause { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many codes strangers may ask for one phone in a day of China; devices that have signed in as that phone are counted apart.
    /// </summary>
    [Range(1, 1000), SettingUnit("codes a day")]
    public int OtpPerDay { get; set; } = 20;

    /// <summary>Wrong tries that a code stands from one caller.</summary>
    [Range(1, 10), SettingUnit("tries")]
    public int OtpAttempts { get; set; } = 5;

    /// <summary>Where codes are posted for delivery, as <c>{ phone, code, expiresIn }</c>; without it nobody can sign in by phone.</summary>
    public Uri? OtpWebhook { get; set; }

    /// <summary>
    /// Secrets that posts to <see cref="OtpWebhook"/> are signed with, as Standard Webhooks has it: <c>whsec_</c> and the base64 of 24 to 64 bytes.
    /// Each post bears a signature by each, up to four: to change a secret, add the new one, let the receiver take it, and remove the old one.
    /// Without any, posts are unsigned, which is warned of.
    /// </summary>
    public IList<string> OtpWebhookSecrets { get; } = [];

    /// <summary>Wrong passwords in a row that lock an account to the caller who tried them.</summary>
    [Range(1, 100), SettingUnit("tries")]
    public int PasswordAttempts { get; set; } = 5;

    /// <summary>How long it stays locked. Up to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan PasswordLock { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>An OpenID Connect issuer for people, in place of the built-in sign-in; devices keep theirs.</summary>
    public Uri? Authority { get; set; }

    /// <summary>The audience that the issuer's tokens must be for. Required with <see cref="Authority"/>.</summary>
    public string? Audience { get; set; }

    /// <summary>How the issuer names its claims.</summary>
    public ExternalClaimNames ClaimNames { get; set; } = new();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority is not null && string.IsNullOrWhiteSpace(Audience))
        {
            yield return new ValidationResult(
                "must be set when Authority is: tokens that the issuer made for others are not for us.", [nameof(Audience)]);
        }

        foreach (var wrong in WebhookSecretList.Check(nameof(OtpWebhookSecrets), OtpWebhookSecrets))
        {
            yield return wrong;
        }
    }
}
