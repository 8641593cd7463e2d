using System.Collections.Immutable;
using System.Text.Json;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Partners;
using RedStation.Silo.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Api.Partners;

/// <summary>What an administrator says of a platform, once it was checked.</summary>
/// <param name="Name">What riders call it.</param>
/// <param name="RedirectUris">Where riders may be sent back to.</param>
/// <param name="EmbedOrigins">Origins whose pages may embed ours.</param>
/// <param name="WebhookUrl">Where its events are posted, or null.</param>
/// <param name="MinutesPerMonth">How many minutes it forgives in a month.</param>
/// <param name="ReadsScores">Whether it may ask riders for their score.</param>
/// <param name="Jwks">Its public keys, or null.</param>
internal sealed record PlatformTerms(
    string Name,
    ImmutableArray<string> RedirectUris,
    ImmutableArray<string> EmbedOrigins,
    string? WebhookUrl,
    int MinutesPerMonth,
    bool ReadsScores,
    string? Jwks)
{
    /// <summary>What a digest is made of.</summary>
    public object Words =>
        (Name, string.Join(' ', RedirectUris), string.Join(' ', EmbedOrigins), WebhookUrl, MinutesPerMonth, ReadsScores, Jwks);
}

/// <summary>Reads what a platform is to be.</summary>
internal static class CheckedPlatform
{
    public static PlatformTerms Platform(this Checker checker, RegisterPlatformRequest request, OutboundOptions options)
    {
        var name = checker.Line(request.Name, "name", Limits.Name);
        var redirects = checker.Set(request.RedirectUris, "redirectUris", PlatformRules.MostAddresses);
        checker.Require(
            !redirects.IsEmpty && redirects.All(PlatformRules.IsRedirectUri), "redirectUris",
            "https addresses, or http on the machine itself, without user or fragment; at least one");
        var origins = checker.Set(request.EmbedOrigins, "embedOrigins", PlatformRules.MostAddresses);
        checker.Require(
            origins.All(PlatformRules.IsOrigin), "embedOrigins",
            "origins of a name of one's own such as https://platform.example, or http on the machine itself");
        var webhook = string.IsNullOrEmpty(request.WebhookUrl) ? null : request.WebhookUrl;
        if (webhook is not null
            && checker.Require(WebhookUrl.IsSound(webhook, options.Allows), "webhookUrl", "an absolute https address without user or fragment"))
        {
            checker.Require(
                options.Allows(new Uri(webhook).IdnHost) || WebhookUrl.MayBePublic(webhook), "webhookUrl", "a host of the public internet",
                "webhook_address_refused");
        }

        var minutes = request.MinutesPerMonth ?? 0;
        checker.Require(minutes is >= 0 and <= PlatformRules.MostMinutesPerMonth, "minutesPerMonth", "0 to 10000000");
        var jwks = request.Jwks is { ValueKind: not JsonValueKind.Null } given ? given : (JsonElement?)null;
        checker.Require(
            jwks is not { } keys || PlatformKeys.AreSound(keys), "jwks",
            "1 to 10 public keys for signatures, with ids of their own: P-256, P-384 or RSA from 2048 bits");
        return new PlatformTerms(
            name, [.. redirects.OfType<string>()], [.. origins.OfType<string>()], webhook, minutes, request.ReadsScores ?? false,
            jwks?.GetRawText());
    }
}
