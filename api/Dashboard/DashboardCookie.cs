using Microsoft.IdentityModel.JsonWebTokens;

namespace RedStation.Api.Dashboard;

/// <summary>
/// How a browser carries an administrator's access token to the dashboard, whose pages ask for more of themselves without a header:
/// in a cookie that scripts cannot read, that goes to these pages only and from these pages only, and that ends with the token.
/// </summary>
internal static class DashboardCookie
{
    private const string Name = "redstation-dashboard";

    /// <summary>The token that a request to the dashboard carries, or null.</summary>
    public static string? Read(HttpRequest request) =>
        request.Path.StartsWithSegments(DashboardPages.Path, StringComparison.Ordinal) && request.Cookies[Name] is { Length: > 0 } token ? token : null;

    /// <summary>Gives the token to the browser.</summary>
    public static void Give(HttpResponse response, string token) => response.Cookies.Append(Name, token, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = response.HttpContext.Request.IsHttps,
        Path = DashboardPages.Path,
        Expires = new JsonWebToken(token).ValidTo,
    });
}
