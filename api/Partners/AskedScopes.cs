namespace RedStation.Api.Partners;

/// <summary>The scopes of an authorization request.</summary>
internal static class AskedScopes
{
    /// <summary>Asks for an id token, which names the rider by their pseudonym.</summary>
    public const string OpenId = "openid";

    /// <summary>Asks for a refresh token.</summary>
    public const string Offline = "offline_access";

    /// <summary>Those that a rider agrees to: without what OpenID Connect means for itself.</summary>
    public static string[] Of(string? scope) => Of((scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same of scopes that were taken apart.</summary>
    public static string[] Of(IEnumerable<string> scopes) => [.. scopes.Where(one => one is not (OpenId or Offline)).Distinct()];
}
