using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using RedStation.Api.Http.Pipeline;

namespace RedStation.Api.Accounts;

/// <summary>
/// How a browser carries an administrator's access token to the dashboard, whose pages ask for more of themselves without a header:
/// in a cookie that scripts cannot read, that goes to these pages only and from these pages only, and that ends with the token.
/// </summary>
internal static class DashboardCookie
{
    /// <summary>Where an administrator signs in to it.</summary>
    public const string SignInPage = SecurityHeaders.DashboardPath + "/sign-in";

    private const string Name = "redstation-dashboard";

    /// <summary>The token that a request to the dashboard carries, or null.</summary>
    public static string? Read(HttpRequest request) =>
        request.Path.StartsWithSegments(SecurityHeaders.DashboardPath, StringComparison.Ordinal) && request.Cookies[Name] is { Length: > 0 } token
            ? token
            : null;

    /// <summary>Gives the token to the browser.</summary>
    public static void Give(HttpResponse response, string token) => response.Cookies.Append(Name, token, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = response.HttpContext.Request.IsHttps,
        Path = SecurityHeaders.DashboardPath,
        Expires = new JsonWebToken(token).ValidTo,
    });

    /// <summary>Whoever opens the dashboard without a token is shown where to sign in; its own requests are answered as any others.</summary>
    public static Task ShowWay(JwtBearerChallengeContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(SecurityHeaders.DashboardPath, StringComparison.Ordinal) && request.Path != SignInPage
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.HandleResponse();
            context.Response.Redirect(SignInPage);
        }

        return Task.CompletedTask;
    }
}
