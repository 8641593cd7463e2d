using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Partners;
using RedStation.Storage.Partners;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace RedStation.Api.Partners;

/// <summary>
/// A platform's request shows the rider a page; what the page posts when they agree is granted. The page posts with the rider's own token in the
/// <c>Authorization</c> header, which no other site's page has and no browser adds by itself: so nobody agrees in a rider's stead.
/// </summary>
internal sealed class ConsentHandler(PlatformStore platforms, PlatformLinkStore links, RiderRegistration riders, IGrainFactory grains)
    : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    /// <summary>The page.</summary>
    public const string Page = "/link";

    /// <summary>The scopes that the rider has chosen, with blanks between.</summary>
    private const string Chosen = "agreed";

    /// <summary>There when the rider does not agree.</summary>
    private const string Refused = "refused";

    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!;
        if (HttpMethods.IsPost(http.Method))
        {
            await Answer(context, http);
        }
        else if (context.Request.HasPromptValue(PromptValues.None))
        {
            context.Reject(Errors.ConsentRequired, "Riders are always asked.");
        }
        else
        {
            http.HttpContext.Response.Redirect(Page + http.QueryString);
            context.HandleRequest();
        }
    }

    private async Task Answer(HandleAuthorizationRequestContext context, HttpRequest http)
    {
        var rider = http.Headers.ContainsKey("Authorization") ? (await http.HttpContext.AuthenticateAsync()).Principal : null;
        if (rider?.Role() != Roles.Rider)
        {
            var status = rider is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
            await Problem.Of(status, rider is null ? "not_signed_in" : "not_allowed").ExecuteAsync(http.HttpContext);
            context.HandleRequest();
            return;
        }

        if (context.Request.HasParameter(Refused))
        {
            context.Reject(Errors.AccessDenied, "The rider does not agree.");
            return;
        }

        // Who was erased is nobody, whatever they still have in hand to sign in with.
        await riders.View(rider);
        var asked = context.Request.GetScopes();
        var platform = (await platforms.Find(context.Request.ClientId!))!.Platform;
        var chosen = ((string?)context.Request[Chosen] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (PlatformRules.Agreed(platform, AskedScopes.Of(asked), chosen) is not { } agreed)
        {
            context.Reject(Errors.InvalidScope, "The platform may not ask for this.");
            return;
        }

        var grant = await links.Consent(platform.Id, rider.Subject(), agreed);
        if (!agreed.Contains(PlatformScopes.Orders))
        {
            await grains.Rider(rider.Subject()).SetPlatformOrder(platform.Id, null);
        }

        // Nothing of who the rider is stands in the code; the platform cannot read it either.
        var identity = new ClaimsIdentity("code", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, grant).SetClaim(RiderGrants.GrantClaim, grant);
        identity.SetScopes(agreed.Concat(asked.Where(scope => scope is AskedScopes.OpenId or AskedScopes.Offline)));
        context.SignIn(new ClaimsPrincipal(RiderGrants.Once(identity)));
    }
}
