using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Text;
using RedStation.Storage.Erasure;

namespace RedStation.Api.PersonalData;

/// <summary>Riders take everything about themselves with them, and have themselves erased.</summary>
internal static class PersonalDataEndpoints
{
    public static void MapPersonalData(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/riders/me").WithTags("Personal data").For(Roles.Rider);
        me.MapGet("/export", Export)
            .WithSummary("Gets everything that is known about the rider, as JSON")
            .WithDescription(
                "One object, `{ exportedAt, format, riderId, account, profile, courses, sessions, checkIns, tasks, cases, dispatchRecord, shifts, "
                + "photos, recordings, balances, movements, redemptions, hardship, certificates, presentations, platformLinks, hiringConsent, "
                + "hiringExports, noticeReceivers }`, written as it is read. Pictures and recordings are named with their addresses. "
                + "Positions are kept nowhere and so are not in it, nor is the phone number that signs in, of which only a digest is kept. Once in "
                + "ten minutes.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Refuses(429, "export_too_soon");
        me.MapGet("/erasure", Outlook)
            .WithSummary("Gets what a rider would lose who has themselves erased, and what must be brought to an end first")
            .Produces<ErasureOutlookWire>();
        me.MapDelete("/", Erase)
            .WithSummary("Erases the rider, for good")
            .WithDescription(
                "`confirmation` is the rider's own name, typed. The rider is signed out everywhere at once, and nobody is signed in under this id "
                + "again; the same phone can begin anew. Name, words, pictures, recordings, links and receivers of notices are removed within "
                + "minutes, what a repeated command could still bring back by the day after. The ledger keeps its movements under the id, which "
                + "names nobody.")
            .Produces<ErasureWire>(StatusCodes.Status202Accepted)
            .Refuses(400, "invalid_input", "confirmation_wrong").Refuses(409, "task_in_hand", "redemption_open", "points_held");
    }

    private static async Task<IResult> Export(
        ClaimsPrincipal user, RiderRegistration riders, ExportTurns turns, RiderExport export, HttpResponse response)
    {
        var rider = await riders.View(user);
        response.Headers.CacheControl = "no-store";
        return await turns.TakeTurn(user.Subject()) is { } wait ? Problem.TooSoon("export_too_soon", wait) : new RiderExportResult(export, rider);
    }

    private static async Task<IResult> Outlook(ClaimsPrincipal user, RiderRegistration riders, ErasureOutlook outlook, HttpResponse response)
    {
        var rider = await riders.View(user);
        response.Headers.CacheControl = "no-store";
        return Results.Json(await outlook.Of(rider));
    }

    private static async Task<IResult> Erase(
        [FromBody] EraseMyselfRequest request, ClaimsPrincipal user, RiderRegistration riders, ErasureOutlook outlook, RiderErasure erasure,
        ErasureStore erasures, EndedSessions ended)
    {
        var rider = await riders.View(user);
        var checker = new Checker();
        checker.Require(
            PersonText.Line(request.Confirmation) == rider.DisplayName, "confirmation", "the rider's own name, as it is shown",
            "confirmation_wrong");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if ((await outlook.Of(rider)).Obstacles is [var first, ..])
        {
            return ErasureProblems.Of(first);
        }

        if (await erasure.Begin(rider.Id, rider.Id) is not null)
        {
            return ErasureProblems.OfTask;
        }

        await ended.Look();
        return Results.Json(ErasureWire.Of((await erasures.Find(rider.Id))!), statusCode: StatusCodes.Status202Accepted);
    }
}
