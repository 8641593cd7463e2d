using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Exchange;
using RedStation.Storage.Providers;

namespace RedStation.Api.Exchange;

/// <summary>A provider's staff says what there is of its services: stock, slots, closing days.</summary>
internal static class OfferEndpoints
{
    private const int SlotsAtOnce = 100;

    public static void MapOffers(this IEndpointRouteBuilder api)
    {
        var services = api.MapGroup("/providers/{id}/services").WithTags("Providers").For(Roles.Operator, Roles.Admin);
        services.MapGet("/", List)
            .WithSummary("Lists a provider's services by the lists in force, with what there is of each")
            .Produces<ProviderServiceList>()
            .Refuses(403, "not_allowed").Refuses(404, "provider_not_found");
        services.MapPut("/{serviceId}/stock", SetStock)
            .WithSummary("Sets how many of a service are left for riders to reserve")
            .WithDescription("What is reserved already is not counted: it waits for its riders.")
            .Documented();
        services.MapPut("/{serviceId}/slots", SetSlots)
            .WithSummary("Adds slots to a service, changes how many riders they hold, or takes them away")
            .WithDescription(
                "Slots that are not named stay. One is known by its beginning; a capacity of 0 takes it away. One that riders have "
                + "taken keeps its end and holds "
                + "at least as many as they are (`slot_in_use`). All are changed, or none.")
            .Documented().Refuses(409, "slot_past", "slot_in_use");
        services.MapPut("/{serviceId}/closing-days", SetClosingDays)
            .WithSummary("Sets the days on which no slot of a service is given, all of them")
            .WithDescription("Who has an appointment on such a day keeps it.")
            .Documented();
    }

    private static RouteHandlerBuilder Documented(this RouteHandlerBuilder endpoint) => endpoint
        .Produces<ServiceOffer>()
        .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "provider_not_found", "service_not_found")
        .Refuses(409, "operation_id_reused", "operation_id_too_old");

    private static async Task<IResult> List(string id, ClaimsPrincipal user, ProviderStore providers, ServiceListing listing) =>
        await ProviderAccess.WhyNot(id, user, providers) ?? Results.Json(await listing.OfProvider(id));

    private static Task<IResult> SetStock(string id, string serviceId, SetStockRequest request, ClaimsPrincipal user, OfferAccess access)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.Stock is >= 0 and <= Limits.Stock, "stock", "0 to 10000");
        return access.Act(id, serviceId, user, checker, offer => offer.SetStock(new SetStock(operationId, user.Subject(), request.Stock!.Value)));
    }

    private static Task<IResult> SetSlots(
        string id, string serviceId, SetSlotsRequest request, ClaimsPrincipal user, OfferAccess access, TimeProvider clock)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.Slots is { Count: >= 1 and <= SlotsAtOnce }, "slots", "1 to 100 slots");
        var slots = checker.Failed ? [] : Slots(request.Slots!, checker, clock.GetUtcNow());
        return access.Act(id, serviceId, user, checker, offer => offer.SetSlots(new SetSlots(operationId, user.Subject(), slots)));
    }

    private static Task<IResult> SetClosingDays(
        string id, string serviceId, SetClosingDaysRequest request, ClaimsPrincipal user, OfferAccess access)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var days = ImmutableArray.CreateBuilder<DateOnly>();
        foreach (var text in checker.Set(request.Days, "days", Limits.ClosingDays))
        {
            var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            checker.Require(read, "days", "days such as 2026-11-29");
            days.Add(day);
        }

        checker.Require(request.Days is not null, "days", "days such as 2026-11-29; an empty list for none");
        var all = days.ToImmutable();
        return access.Act(id, serviceId, user, checker, offer => offer.SetClosingDays(new SetClosingDays(operationId, user.Subject(), all)));
    }

    private static ImmutableArray<SlotPlan> Slots(IReadOnlyList<SlotInput?> slots, Checker checker, DateTimeOffset now)
    {
        var plans = ImmutableArray.CreateBuilder<SlotPlan>(slots.Count);
        for (var at = 0; at < slots.Count; at++)
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"slots[{at}]");
            if (!checker.Require(slots[at] is { Start: not null, End: not null, Capacity: not null }, field, "start, end and capacity"))
            {
                continue;
            }

            var (start, end, capacity) = (slots[at]!.Start!.Value, slots[at]!.End!.Value, slots[at]!.Capacity!.Value);
            checker.Require(start.Second == 0 && start.Millisecond == 0 && start <= now + OfferPlanRules.SlotsAhead,
                field + ".start", "a full minute within 180 days");
            checker.Require(end > start && end - start <= OfferPlanRules.LongestSlot, field + ".end", "after start, by 14 days at most");
            checker.Require(capacity is >= 0 and <= Limits.SlotCapacity, field + ".capacity", "0 to 500");
            plans.Add(new SlotPlan(start, end, capacity));
        }

        checker.Require(plans.DistinctBy(plan => plan.Start).Count() == plans.Count, "slots", "each beginning once");
        return plans.ToImmutable();
    }
}
