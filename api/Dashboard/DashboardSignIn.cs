using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;

namespace RedStation.Api.Dashboard;

/// <summary>How an administrator gets into the dashboard: with name and password on a page of its own, or with a token they hold.</summary>
internal static class DashboardSignIn
{
    private const string Page = DashboardCookie.SignInPage;
    private const string Bearer = "Bearer ";
    private const int LongestField = 200;

    public static void MapDashboardSignIn(this WebApplication app)
    {
        app.MapGet(Page, (HttpResponse response) => Show(response, StatusCodes.Status200OK)).AllowAnonymous().ExcludeFromDescription();
        app.MapPost(Page, Enter).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/api/v1/auth/dashboard", Exchange)
            .For(Roles.Admin)
            .WithTags("Signing in")
            .WithSummary("Lets this browser into the dashboard for as long as the token lives")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> Enter(HttpRequest request, SignInGrants grants, Callers callers)
    {
        // A page elsewhere that sends this form would sign its visitor in as somebody of its choice.
        if (!request.HasFormContentType || request.Headers["Sec-Fetch-Site"] is [{ } site] && site != "same-origin")
        {
            return Show(request.HttpContext.Response, StatusCodes.Status400BadRequest);
        }

        var form = await request.ReadFormAsync();
        var (username, password) = (form["username"].ToString(), form["password"].ToString());
        if (username.Length is 0 or > LongestField || password.Length is 0 or > LongestField
            || (await grants.Password(username, password, callers.Of(request.HttpContext))).Tokens is not { Role: Roles.Admin } tokens)
        {
            return Show(request.HttpContext.Response, StatusCodes.Status401Unauthorized);
        }

        DashboardCookie.Give(request.HttpContext.Response, tokens.AccessToken);
        return Results.Redirect(DashboardPages.Path + "/");
    }

    private static IResult Exchange(HttpRequest request, HttpResponse response)
    {
        DashboardCookie.Give(response, request.Headers.Authorization.ToString()[Bearer.Length..].Trim());
        return Results.NoContent();
    }

    private static IResult Show(HttpResponse response, int status)
    {
        response.Headers.CacheControl = "no-store";
        var refusal = status == StatusCodes.Status200OK
            ? ""
            : "<p role=\"alert\">登录失败。需要管理员账号。<br>Sign-in failed. It takes an administrator's account.</p>";
        return Results.Content(
            $"""
            <!doctype html>
            <html lang="zh-CN">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>集群看板 · Dashboard</title>
            <h1>集群看板 <span lang="en">Dashboard</span></h1>
            {refusal}
            <form method="post" action="{Page}">
            <p><label>管理员账号 <span lang="en">Administrator</span><br><input name="username" autocomplete="username" required autofocus></label></p>
            <p><label>密码 <span lang="en">Password</span><br><input name="password" type="password"
              autocomplete="current-password" required></label></p>
            <p><button>登录 <span lang="en">Sign in</span></button></p>
            </form>
            </html>
            """,
            "text/html; charset=utf-8",
            statusCode: status);
    }
}
