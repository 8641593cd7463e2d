using System.ComponentModel.DataAnnotations;
using RedStation.Domain.Outbound;
using RedStation.Domain.Webhooks;

namespace RedStation.Storage.Outbound;

/// <summary>
/// By what people can be told what becomes of their reports; the configuration section <c>RedStation:Notices</c>. What is not set up is offered to
/// nobody.
/// </summary>
public sealed class NoticeOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Notices";

    private const int MostSecrets = 4;

    /// <summary>
    /// Whom a push service can turn to, as <c>mailto:…</c> or https: with it Web Push is offered. Push services of browsers must be reachable.
    /// </summary>
    public string? PushContact { get; set; }

    /// <summary>Where text messages are posted for delivery, as <c>{ phone, title, text, language, event, caseId }</c>.</summary>
    public Uri? SmsWebhook { get; set; }

    /// <summary>Secrets that posts to <see cref="SmsWebhook"/> are signed with, up to four: <c>whsec_</c> and the base64 of 24 to 64 bytes.</summary>
    public IList<string> SmsWebhookSecrets { get; } = [];

    /// <summary>
    /// Where 微信订阅消息 are posted for delivery, as <c>{ personId, title, text, language, event, caseId }</c>: whoever receives them knows which
    /// account of WeChat a rider's is.
    /// </summary>
    public Uri? WeChatWebhook { get; set; }

    /// <summary>Secrets that posts to <see cref="WeChatWebhook"/> are signed with, likewise.</summary>
    public IList<string> WeChatWebhookSecrets { get; } = [];

    /// <summary>The channels that are set up.</summary>
    public IEnumerable<NoticeChannel> Offered() => new (NoticeChannel Channel, bool IsSetUp)[]
    {
        (NoticeChannel.Push, PushContact is not null), (NoticeChannel.Sms, SmsWebhook is not null), (NoticeChannel.WeChat, WeChatWebhook is not null),
    }.Where(one => one.IsSetUp).Select(one => one.Channel);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PushContact is not null
            && !(Uri.TryCreate(PushContact, UriKind.Absolute, out var contact)
                && (contact.Scheme == Uri.UriSchemeMailto || contact.Scheme == Uri.UriSchemeHttps)))
        {
            yield return new ValidationResult("must be mailto: with an address, or https:.", [nameof(PushContact)]);
        }

        (string Name, IList<string> Secrets)[] all =
            [(nameof(SmsWebhookSecrets), SmsWebhookSecrets), (nameof(WeChatWebhookSecrets), WeChatWebhookSecrets)];
        foreach (var (name, secrets) in all)
        {
            // A refusal does not show the value: it may be a secret with a slip of the pen in it.
            for (var at = 0; at < secrets.Count; at++)
            {
                if (!WebhookSigner.IsSecret(secrets[at]))
                {
                    yield return new ValidationResult(
                        $"is no webhook secret: it must be {WebhookSigner.Prefix} and the base64 of "
                        + $"{WebhookSigner.ShortestKey} to {WebhookSigner.LongestKey} bytes.",
                        [$"{name}:{at}"]);
                }
            }

            if (secrets.Count > MostSecrets)
            {
                yield return new ValidationResult($"has {secrets.Count} secrets, and must have 0 to {MostSecrets} secrets.", [name]);
            }
        }
    }
}
