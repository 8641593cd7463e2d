using System.Security.Claims;
using RedStation.Api.Http.Identity;

namespace RedStation.Api.Accounts;

/// <summary>
/// What of a station's equipment signs in. A charging controller, a screen and a reader are different devices; each has a session of its own
/// and may do its own things only. Who does not say what it is may do all of them, as one device that is all three.
/// </summary>
public static class EquipmentKinds
{
    /// <summary>Reports ports.</summary>
    public const string Controller = "controller";

    /// <summary>Shows the station, and may have a camera that reads.</summary>
    public const string Screen = "screen";

    /// <summary>Reads credentials.</summary>
    public const string Reader = "reader";

    private const char Mark = '/';

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } = [Controller, Screen, Reader];

    /// <summary>
    /// The subject of a station's equipment: of a kind, or of a registered device by its identity. Neither ids of stations nor identities have a mark
    /// in them, and no identity is the name of a kind.
    /// </summary>
    public static string Subject(string stationId, string? kind) => "device-" + stationId + (kind is null ? "" : Mark + kind);

    /// <summary>Whether the bearer reports ports.</summary>
    public static bool IsController(this ClaimsPrincipal user) => user.IsAny(Controller);

    /// <summary>Whether the bearer shows the station.</summary>
    public static bool IsScreen(this ClaimsPrincipal user) => user.IsAny(Screen);

    /// <summary>Whether the bearer reads credentials.</summary>
    public static bool Reads(this ClaimsPrincipal user) => user.IsAny(Reader, Screen);

    /// <summary>Which registered device the bearer is; null for a station's device that is none.</summary>
    public static string? RegisteredIdentity(this ClaimsPrincipal user) => KindOf(user) is { } kind && !All.Contains(kind) ? kind : null;

    private static bool IsAny(this ClaimsPrincipal user, params ReadOnlySpan<string> kinds)
    {
        var kind = KindOf(user);
        return kind is null || kinds.Contains(kind);
    }

    private static string? KindOf(ClaimsPrincipal user)
    {
        var subject = user.Subject();
        return subject.LastIndexOf(Mark) is >= 0 and var at ? subject[(at + 1)..] : null;
    }
}
