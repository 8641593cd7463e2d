using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Accounts;
using RedStation.Domain.Districts;
using RedStation.Domain.Honours;
using RedStation.Storage.Hiring;
using RedStation.Storage.Honours;

namespace RedStation.Api.Growth;

/// <summary>
/// Preferential hiring, 优先录用: a district's office fetches who qualifies by their honours, of those riders alone who agreed to it. Each list
/// is noted before it is given away, for each rider in it to read.
/// </summary>
internal static class HiringEndpoints
{
    public static void MapHiring(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/riders/me/hiring").WithTags("Growth").For(Roles.Rider);
        me.MapGet("", Own)
            .WithSummary("Gets whether the rider agrees to be found for preferential hiring, and which offices fetched a list with them in it")
            .Produces<HiringWire>();
        me.MapPut("", Agree)
            .WithSummary("Agrees to be found for preferential hiring by one district's office")
            .WithDescription(
                "The office may then fetch name, phone, certified hours, honours and skills, as long as the rider has an honour that qualifies. "
                + "Agreeing again replaces what was agreed to before.")
            .Produces<HiringWire>().Refuses(400, "invalid_input");
        me.MapDelete("", Withdraw)
            .WithSummary("Takes the agreement back; no list fetched from then on has the rider in it. Once more changes nothing")
            .Produces<HiringWire>();
        api.MapPost("/hiring/exports", Export)
            .For(Roles.Dispatcher, Roles.Admin)
            .WithTags("Growth")
            .WithSummary("Fetches who qualifies for preferential hiring in a district, as CSV")
            .WithDescription(
                "Riders who agreed to it for this district and have an honour that qualifies, at most 1,000, who agreed first in front. Each list "
                + "is noted with who fetched it, and every rider in it reads that. Repeated under the same operation id it is the same export, of "
                + "those who agree by then. A district 20 times in 24 hours at most.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(409, "operation_id_reused").Refuses(429, "hiring_exports_used_up");
    }

    private static async Task<IResult> Own(
        ClaimsPrincipal user, HiringStore hiring, ConfiguredHonours honours, RiderHonours riders, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        var rider = user.Subject();
        var facts = await riders.Facts(rider);
        return Results.Json(new HiringWire(
            await hiring.ConsentOf(rider), HonourRules.Qualifies(honours.All, facts), await hiring.ExportsWith(rider)));
    }

    private static async Task<IResult> Agree(
        AgreeToHiringRequest request, ClaimsPrincipal user, DistrictMap districts, HiringStore hiring, ConfiguredHonours honours,
        RiderHonours riders, HttpResponse response)
    {
        var checker = new Checker();
        checker.Require(request.District is not null && districts.Find(request.District) is not null, "district", "the adcode of a known district");
        checker.Require(PhoneNumber.TryRead(request.Phone, out var phone), "phone", PhoneNumber.Rule);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        await hiring.Agree(user.Subject(), request.District!, phone!);
        return await Own(user, hiring, honours, riders, response);
    }

    private static async Task<IResult> Withdraw(
        ClaimsPrincipal user, HiringStore hiring, ConfiguredHonours honours, RiderHonours riders, HttpResponse response)
    {
        await hiring.Withdraw(user.Subject());
        return await Own(user, hiring, honours, riders, response);
    }

    private static async Task<IResult> Export(
        ExportHiringRequest request, ClaimsPrincipal user, DistrictMap districts, HiringStore hiring, HiringFile file)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.District is not null && districts.Find(request.District) is not null, "district", "the adcode of a known district");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!user.MayActIn(request.District!))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        var export = new NewHiringExport(
            $"{user.Subject()}/{operationId}", request.District!, user.Subject(), user.FindFirstValue(Claims.Name) ?? user.Subject());
        return await hiring.Begin(export) switch
        {
            HiringExportBegun.Reused => Problem.Of(StatusCodes.Status409Conflict, "operation_id_reused"),
            HiringExportBegun.TooMany => Problem.Of(StatusCodes.Status429TooManyRequests, "hiring_exports_used_up"),
            _ => await file.Of(export),
        };
    }
}
