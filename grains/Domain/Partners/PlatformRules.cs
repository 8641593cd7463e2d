using System.Collections.Frozen;
using System.Collections.Immutable;

namespace RedStation.Domain.Partners;

/// <summary>What a platform may be registered with, and what it may ask of riders.</summary>
public static class PlatformRules
{
    /// <summary>The most redirect addresses, and the most origins of embeds.</summary>
    public const int MostAddresses = 10;

    /// <summary>The longest of them, in characters.</summary>
    public const int LongestAddress = 500;

    /// <summary>The most minutes a month that a platform can promise.</summary>
    public const int MostMinutesPerMonth = 10_000_000;

    private static readonly FrozenSet<string> KindsOfOwners = ["ac", "co", "com", "edu", "go", "gov", "mil", "net", "ne", "or", "org"];

    private static readonly FrozenSet<string> Provinces =
    [
        "ah", "bj", "cq", "fj", "gd", "gs", "gx", "gz", "ha", "hb", "he", "hi", "hk", "hl", "hn", "jl", "js", "jx", "ln", "mo", "nm", "nx", "qh",
        "sc", "sd", "sh", "sn", "sx", "tj", "tw", "xj", "xz", "yn", "zj",
    ];

    /// <summary>
    /// Whether riders may be sent back to an address: https, or http on the machine itself; without user and fragment, in characters that every
    /// program reads alike. It is compared character by character, so that nothing depends on how two programs understand it.
    /// </summary>
    public static bool IsRedirectUri(string? text) =>
        IsPlain(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsSecure(uri) && uri.UserInfo.Length == 0
        && !text!.Contains('#', StringComparison.Ordinal);

    /// <summary>
    /// Whether a text is an origin as browsers write it: scheme, host and, unless it is the usual one, port. The host is a name that somebody can
    /// have: not <c>https://com</c>, nor <c>https://com.cn</c>.
    /// </summary>
    public static bool IsOrigin(string? text) =>
        IsPlain(text) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsSecure(uri) && uri.GetLeftPart(UriPartial.Authority) == text
        && (uri.IsLoopback || uri.HostNameType != UriHostNameType.Dns || IsOwnName(uri.Host));

    /// <summary>What a platform may ask of riders: who gives no weight in dispatch reads no score.</summary>
    public static ImmutableArray<string> Offered(Platform platform) =>
        [.. PlatformScopes.All.Where(scope => scope != PlatformScopes.Score || platform.ReadsScores)];

    /// <summary>
    /// What a rider has agreed to: of what was asked for, that which they chose; <see cref="PlatformScopes.Duty"/> is what a link is for and always
    /// among it. Null when the platform asks for what it may not, or not for duty.
    /// </summary>
    /// <param name="platform">The platform.</param>
    /// <param name="asked">The scopes that it asks for.</param>
    /// <param name="chosen">What the rider has chosen of it.</param>
    public static ImmutableArray<string>? Agreed(Platform platform, IReadOnlyCollection<string> asked, IReadOnlyCollection<string> chosen) =>
        MayAsk(platform, asked)
            ? [.. Offered(platform).Where(scope => asked.Contains(scope) && (scope == PlatformScopes.Duty || chosen.Contains(scope)))]
            : null;

    /// <summary>Whether a platform may ask for some scopes: only for what it is offered, and always for duty.</summary>
    public static bool MayAsk(Platform platform, IReadOnlyCollection<string> asked) =>
        platform.Status == PlatformStatus.Active && asked.Contains(PlatformScopes.Duty) && asked.All(Offered(platform).Contains);

    /// <summary>
    /// More than what a registry keeps for all: a name of two parts of which the second is a country's is such a one when its first is one of those
    /// that countries keep for kinds of owners, or a Chinese province.
    /// </summary>
    private static bool IsOwnName(string host) => host.Split('.') switch
    {
        [_] => false,
        [var first, { Length: 2 } country] => !KindsOfOwners.Contains(first) && !(country == "cn" && Provinces.Contains(first)),
        _ => true,
    };

    private static bool IsPlain(string? text) =>
        text is { Length: > 0 and <= LongestAddress } && text.All(letter => letter is > ' ' and < '\x7f' and not ('\\' or '"' or '<' or '>'));

    private static bool IsSecure(Uri uri) =>
        uri.Host.Length > 0 && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
