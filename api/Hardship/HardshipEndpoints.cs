using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Hardship;
using RedStation.Domain.Districts;
using RedStation.Domain.Hardship;
using RedStation.Storage.Hardship;

namespace RedStation.Api.Hardship;

/// <summary>Points for riders in need, from a district's budget: one person proposes, another approves.</summary>
internal static class HardshipEndpoints
{
    private const int StandardPage = 50;
    private const int ShownTopUps = 50;

    public static void MapHardship(this IEndpointRouteBuilder api)
    {
        var grants = api.MapGroup("/hardship-grants").WithTags("Hardship");
        grants.MapGet("", List)
            .For(Roles.Dispatcher, Roles.Auditor, Roles.Admin)
            .WithSummary("Lists hardship grants of the caller's districts, the one proposed last first")
            .Produces<HardshipGrantList>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed");
        grants.MapPost("", Propose)
            .For(Roles.Dispatcher, Roles.Admin)
            .WithSummary("Proposes points for a rider in need")
            .WithDescription(
                "The points go on hold in the district's budget. Unless another person approves within 14 days, they are in the budget again.")
            .Produces<HardshipGrantWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "rider_not_found")
            .Refuses(409, "budget_exhausted", "operation_id_reused");
        grants.MapPost("/{id}/approve", Approve)
            .For(Roles.Dispatcher, Roles.Admin)
            .WithSummary("Approves a grant; never by who proposed it")
            .WithDescription("The rider has the points at once. Repeating it changes nothing.")
            .Produces<HardshipGrantWire>()
            .Refuses(400, "invalid_input").Refuses(403, "own_grant").Refuses(404, "grant_not_found")
            .Refuses(409, "grant_decided", "grant_expired");
        grants.MapPost("/{id}/refuse", Refuse)
            .For(Roles.Dispatcher, Roles.Admin)
            .WithSummary("Refuses a grant; who proposed it takes it back so")
            .WithDescription("Repeating it changes nothing.")
            .Produces<HardshipGrantWire>()
            .Refuses(400, "invalid_input").Refuses(404, "grant_not_found").Refuses(409, "grant_decided", "grant_expired");
        var budgets = api.MapGroup("/hardship-budgets/{district}").WithTags("Hardship");
        budgets.MapGet("", Budget)
            .For(Roles.Dispatcher, Roles.Auditor, Roles.Admin)
            .WithSummary("Gets what a district has for riders in need, and what was put into it")
            .Produces<HardshipBudgetWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed");
        budgets.MapPost("/top-ups", TopUp)
            .For(Roles.Admin)
            .WithSummary("Puts points into a district's budget")
            .Produces<HardshipBudgetWire>()
            .Refuses(400, "invalid_input").Refuses(409, "operation_id_reused");
    }

    /// <param name="district">Only those of a district, or of all within an adcode that ends in zeros.</param>
    /// <param name="cursor">The <c>next</c> of the page before, with the same district.</param>
    /// <param name="limit">Grants of a page, 1 … 200.</param>
    /// <param name="user">The caller.</param>
    /// <param name="grants">The grants.</param>
    /// <param name="clock">The time.</param>
    private static async Task<IResult> List(
        string? district, string? cursor, string? limit, ClaimsPrincipal user, HardshipStore grants, TimeProvider clock)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var scope = ListCursor.Scope("hardship-grants", district);
        var after = checker.PageCursor(cursor, scope);
        checker.Require(district is null || (district.Length == 6 && district.All(char.IsAsciiDigit)), "district", "an adcode");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (district is not null && !user.MayActIn(district))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        string[] all = ["000000"];
        var districts = district is not null ? [district] : user.Role() == Roles.Admin ? all : user.Districts();
        var page = await grants.List(districts, after, most);
        return Results.Json(new HardshipGrantList([.. page.Items.Select(grant => For(user, grant, clock))], ListCursor.Write(page.Next, scope)));
    }

    private static async Task<IResult> Propose(
        ProposeHardshipGrantRequest request, ClaimsPrincipal user, IGrainFactory grains, DistrictMap districts, TimeProvider clock)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.District is not null && districts.Find(request.District) is not null, "district", "the adcode of a known district");
        checker.Require(EntityIds.IsId(request.RiderId), "riderId", "1 to 64 of A-Z a-z 0-9 . _ -");
        checker.Require(request.Points is >= 1 and <= Limits.HardshipPoints, "points", "a whole number from 1 to 100000");
        var reason = checker.Text(request.Reason, "reason", Limits.Note);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!user.MayActIn(request.District!))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        var proposed = await grains.Hardship(request.District!).Propose(
            new ProposeHardshipGrant(operationId, ActorOf(user), request.RiderId!, request.Points!.Value, reason));
        return proposed.Value is { } grant
            ? Results.Json(For(user, grant, clock), statusCode: StatusCodes.Status201Created)
            : HardshipProblems.Of(proposed.Refusal!.Value);
    }

    private static Task<IResult> Approve(
        string id, DecideHardshipGrantRequest request, ClaimsPrincipal user, HardshipStore grants, IGrainFactory grains, TimeProvider clock) =>
        Decide(id, approve: true, request, user, grants, grains, clock);

    private static Task<IResult> Refuse(
        string id, DecideHardshipGrantRequest request, ClaimsPrincipal user, HardshipStore grants, IGrainFactory grains, TimeProvider clock) =>
        Decide(id, approve: false, request, user, grants, grains, clock);

    private static async Task<IResult> Decide(
        string id, bool approve, DecideHardshipGrantRequest request, ClaimsPrincipal user, HardshipStore grants, IGrainFactory grains,
        TimeProvider clock)
    {
        var checker = new Checker();
        var note = checker.OptionalText(request.Note, "note", Limits.Note);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        // What lies in another district is not there for the caller.
        if (await grants.Find(id) is not { } known || !user.MayActIn(known.District))
        {
            return HardshipProblems.Of(HardshipRefusal.GrantNotFound);
        }

        var decided = await grains.Hardship(known.District).Decide(new DecideHardshipGrant(id, ActorOf(user), approve, note));
        return decided.Value is { } grant ? Results.Json(For(user, grant, clock)) : HardshipProblems.Of(decided.Refusal!.Value);
    }

    private static async Task<IResult> Budget(string district, ClaimsPrincipal user, HardshipStore grants, DistrictMap districts)
    {
        var checker = new Checker();
        checker.Require(districts.Find(district) is not null, "district", "the adcode of a known district");
        return checker.Failed ? checker.ToResult()
            : user.MayActIn(district) ? await Shown(user, grants, await grants.Budget(district))
            : Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
    }

    private static async Task<IResult> TopUp(
        string district, TopUpHardshipBudgetRequest request, ClaimsPrincipal user, HardshipStore grants, IGrainFactory grains, DistrictMap districts)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(districts.Find(district) is not null, "district", "the adcode of a known district");
        checker.Require(request.Points is >= 1 and <= Limits.HardshipTopUp, "points", "a whole number from 1 to 1000000");
        var reason = checker.Text(request.Reason, "reason", Limits.Note);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var topped = await grains.Hardship(district).TopUp(new TopUpHardshipBudget(operationId, ActorOf(user), request.Points!.Value, reason));
        return topped.Value is { } budget ? await Shown(user, grants, budget) : HardshipProblems.Of(topped.Refusal!.Value);
    }

    private static async Task<IResult> Shown(ClaimsPrincipal user, HardshipStore grants, HardshipBudget budget) =>
        Results.Json(new HardshipBudgetWire(budget, [.. await grants.TopUps(budget.District, ShownTopUps)], user.Role() == Roles.Admin));

    private static HardshipGrantWire For(ClaimsPrincipal user, HardshipGrant grant, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var mayAct = user.Role() is Roles.Dispatcher or Roles.Admin && user.MayActIn(grant.District);
        return new HardshipGrantWire(
            grant,
            mayAct && HardshipRules.MayDecide(grant, user.Subject(), approve: true, now) is null,
            mayAct && HardshipRules.MayDecide(grant, user.Subject(), approve: false, now) is null);
    }

    private static HardshipActor ActorOf(ClaimsPrincipal user) => new(user.Subject(), user.FindFirstValue(Claims.Name) ?? user.Subject());
}
