using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Domain.Honours;
using RedStation.Storage.Honours;

namespace RedStation.Api.Growth;

/// <summary>Honours, 荣誉: what they take is public, and what a rider has of them follows from the ledger and the cases.</summary>
internal static class HonourEndpoints
{
    public static void MapHonours(this IEndpointRouteBuilder api)
    {
        api.MapGet("/honours", List)
            .AllowAnonymous()
            .WithTags("Growth")
            .WithSummary("Lists the honours that there are, and what each takes")
            .WithDescription(
                "Whoever has done as much of what an honour counts has it; nobody gives or takes one by hand. `socialHours` are certified hours, "
                + "`tasks` verified tasks of the kind `task` or of all, `districts` those with such tasks, `reports` cases that the rider reported "
                + "or joined and that were closed.")
            .Produces<HonourList>();
        api.MapGet("/riders/me/honours", Own)
            .For(Roles.Rider)
            .WithTags("Growth")
            .WithSummary("Lists the honours with how far the rider is with each")
            .Produces<OwnHonourList>();
    }

    private static IResult List(ConfiguredHonours honours, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=600";
        return Results.Json(new HonourList(honours.All));
    }

    private static async Task<IResult> Own(ClaimsPrincipal user, ConfiguredHonours honours, RiderHonours riders, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        var facts = await riders.Facts(user.Subject());
        return Results.Json(new OwnHonourList([.. honours.All.Select(honour =>
            new OwnHonourWire(honour, HonourRules.Progress(honour, facts), HonourRules.Has(honour, facts)))]));
    }
}
