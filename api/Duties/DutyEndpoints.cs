using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Partners;
using RedStation.Storage.Queries;

namespace RedStation.Api.Duties;

/// <summary>Duties of a platform's own riders: what it is asked to forgive, and what it answers.</summary>
internal static class DutyEndpoints
{
    private const int StandardPage = 50;

    public static void MapDuties(this IEndpointRouteBuilder api)
    {
        var duties = api.MapGroup("/platform/duties").WithTags("Partners").ForPlatform();
        duties.MapGet("", List)
            .WithSummary("Lists the platform's duties, the one that began last first")
            .WithDescription("The same as its webhook is told, for who was away, or has no webhook.")
            .Produces<PlatformDutyList>().Refuses(400, "invalid_input");
        duties.MapGet("/{id}", Get)
            .WithSummary("Gets one of the platform's duties")
            .Produces<PlatformDutyView>().Refuses(404, "duty_not_found");
        duties.MapPut("/{id}/exemption", Answer)
            .WithSummary("Says how many minutes the platform forgives for a duty")
            .WithDescription(
                "From the beginning of the duty until 24 hours after its end, and not for one that was cancelled. The first answer counts: the same "
                + "again is answered as before, another one is refused. What is granted leaves the time pool when the duty has ended; the rest of "
                + "what was held returns to it. The rider is told at once.")
            .Produces<PlatformDutyView>()
            .Refuses(400, "invalid_input").Refuses(404, "duty_not_found")
            .Refuses(409, "duty_cancelled", "exemption_answered", "exemption_exceeds_hold", "exemption_too_late");
        var pool = api.MapGroup("/platform").WithTags("Partners").ForPlatform();
        pool.MapGet("/time-pool", Pool)
            .WithSummary("Gets what is in the platform's time pool this month")
            .Produces<TimePoolView>();
        pool.MapPost("/time-pool:top-up", TopUp)
            .WithSummary("Puts minutes into the platform's time pool, for this month")
            .Produces<TimePoolView>()
            .Refuses(400, "invalid_input").Refuses(409, "operation_id_reused", "time_pool_full");
    }

    /// <param name="cursor">The <c>next</c> of the page before.</param>
    /// <param name="limit">Duties of a page, 1 … 200.</param>
    /// <param name="user">The platform.</param>
    /// <param name="duties">The duties.</param>
    private static async Task<IResult> List(string? cursor, string? limit, ClaimsPrincipal user, PlatformDutyQueries duties)
    {
        const string scope = "platform-duties";
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var after = checker.PageCursor(cursor, scope);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var page = await duties.List(user.PlatformId(), after, most);
        return Results.Json(new PlatformDutyList([.. page.Items], ListCursor.Write(page.Next, scope)));
    }

    private static async Task<IResult> Get(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        EntityIds.IsId(id) && await grains.PlatformDuty(id).Get() is { } duty && duty.PlatformId == user.PlatformId()
            ? Results.Json(duty)
            : DutyProblems.Of(DutyRefusal.DutyNotFound);

    private static async Task<IResult> Answer(string id, ExemptionRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var checker = new Checker();
        checker.Require(request.GrantedMinutes is >= 0 and <= Limits.TaskMinutes * 2, "grantedMinutes", "a whole number from 0 to 960");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!EntityIds.IsId(id))
        {
            return DutyProblems.Of(DutyRefusal.DutyNotFound);
        }

        var answered = await grains.PlatformDuty(id).Answer(new AnswerDuty(user.PlatformId(), request.GrantedMinutes!.Value));
        return answered.Value is { } duty ? Results.Json(duty) : DutyProblems.Of(answered.Refusal!.Value);
    }

    private static async Task<IResult> Pool(ClaimsPrincipal user, IGrainFactory grains) => Shown(await grains.TimePool(user.PlatformId()).Get());

    private static async Task<IResult> TopUp(TopUpTimePoolRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.Minutes is >= 1 and <= Limits.TimePoolTopUp, "minutes", "a whole number from 1 to 100000");
        return checker.Failed
            ? checker.ToResult()
            : Shown(await grains.TimePool(user.PlatformId()).TopUp(new TopUpTimePool(operationId, request.Minutes!.Value)));
    }

    private static IResult Shown(Answer<TimePoolView, TimePoolRefusal> pool) =>
        pool.Value is { } view ? Results.Json(view) : DutyProblems.Of(pool.Refusal!.Value);
}
