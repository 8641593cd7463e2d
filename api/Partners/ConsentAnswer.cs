using Microsoft.AspNetCore;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Server;
using RedStation.Api.Http.Problems;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>
/// Tells the page where to send the rider: it posts by script, which cannot follow a redirection to another site. Who came with a request that is
/// not sound sees why on the page, and is sent nowhere.
/// </summary>
internal sealed class ConsentAnswer : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        var http = context.Transaction.GetHttpRequest()!;
        if (HttpMethods.IsPost(http.Method))
        {
            http.HttpContext.Response.Headers.CacheControl = "no-store";
            await Posted(context).ExecuteAsync(http.HttpContext);
            context.HandleRequest();
        }
        else if (string.IsNullOrEmpty(context.RedirectUri))
        {
            http.HttpContext.Response.Redirect($"{ConsentHandler.Page}?error={Uri.EscapeDataString(context.Error ?? "invalid_request")}");
            context.HandleRequest();
        }
    }

    private static IResult Posted(ApplyAuthorizationResponseContext context)
    {
        if (string.IsNullOrEmpty(context.RedirectUri))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "platform_request_invalid");
        }

        var parameters = context.Response.GetParameters().Select(one => KeyValuePair.Create(one.Key, (string?)one.Value));
        return Results.Json(new ConsentAnswerWire(QueryHelpers.AddQueryString(context.RedirectUri, parameters)));
    }
}

/// <summary>Where the rider goes from here.</summary>
/// <param name="RedirectTo">The platform's address, with the code or with why there is none.</param>
internal sealed record ConsentAnswerWire(string RedirectTo);
