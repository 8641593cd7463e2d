using System.ComponentModel.DataAnnotations;
using RedStation.Domain.Outbound;
using RedStation.Storage.Webhooks;

namespace RedStation.Storage.Outbound;

/// <summary>
/// By what people can be told what becomes of their reports; the configuration section <c>RedStation:Notices</c>. What is not set up is offered to
/// nobody.
/// </summary>
public sealed class NoticeOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Notices";

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

        foreach (var wrong in WebhookSecretList.Check(nameof(SmsWebhookSecrets), SmsWebhookSecrets)
            .Concat(WebhookSecretList.Check(nameof(WeChatWebhookSecrets), WeChatWebhookSecrets)))
        {
            yield return wrong;
        }
    }
}
