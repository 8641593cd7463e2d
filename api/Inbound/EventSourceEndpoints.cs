using System.Collections.Immutable;
using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Districts;
using RedStation.Domain.Inbound;
using RedStation.Domain.Operations;
using RedStation.Storage.Inbound;

namespace RedStation.Api.Inbound;

/// <summary>An administrator registers other systems that may tell us events.</summary>
internal static class EventSourceEndpoints
{
    private const int MostDistricts = 64;
    private const int MostSource = 200;

    private static IResult NotFound => Problem.Of(StatusCodes.Status404NotFound, "event_source_not_found");

    public static void MapEventSources(this IEndpointRouteBuilder api)
    {
        var sources = api.MapGroup("/event-sources").WithTags("Event sources");
        sources.MapGet("/", List)
            .For(Roles.Admin)
            .WithSummary("Lists other systems that may tell us events; never their secrets")
            .Produces<EventSourceList>();
        sources.MapPost("/", Register)
            .For(Roles.Admin)
            .WithSummary("Registers another system that may tell us events: it reports cases and says what was done about them")
            .WithDescription("It posts to `/api/v1/partner-events`, signed with the secret that is shown in this answer alone.")
            .Produces<EventSourceSecretWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(409, "event_source_taken", "operation_id_reused", "operation_id_too_old");
        sources.MapPost("/{id}/rotate", Rotate)
            .For(Roles.Admin)
            .WithSummary("Gives it a new secret, shown in this answer alone; for 24 hours the one before is taken too")
            .Produces<EventSourceSecretWire>()
            .Refuses(400, "invalid_input").Refuses(404, "event_source_not_found").Refuses(409, "operation_id_reused", "operation_id_too_old");
        sources.MapPost("/{id}/disable", (string id, EventSourceStore store) => Enable(id, enabled: false, store))
            .For(Roles.Admin)
            .WithSummary("Takes no more events from it. Repeating it changes nothing")
            .Produces<EventSourceWire>().Refuses(404, "event_source_not_found");
        sources.MapPost("/{id}/enable", (string id, EventSourceStore store) => Enable(id, enabled: true, store))
            .For(Roles.Admin)
            .WithSummary("Takes events from it again. Repeating it changes nothing")
            .Produces<EventSourceWire>().Refuses(404, "event_source_not_found");
    }

    private static async Task<IResult> List(EventSourceStore store) =>
        Results.Json(new EventSourceList([.. (await store.All()).Select(EventSourceWire.Of)]));

    private static async Task<IResult> Register(
        RegisterEventSourceRequest request, ClaimsPrincipal user, EventSourceStore store, SharedSecrets secrets, TimeProvider clock)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var name = checker.Line(request.Name, "name", Limits.Name);
        checker.Require(
            request.Source is { Length: >= 1 and <= MostSource } && Uri.IsWellFormedUriString(request.Source, UriKind.RelativeOrAbsolute),
            "source", "a URI or a path of 1 to 200 characters");
        ImmutableArray<string> districts = [.. checker.Set(request.Districts, "districts", MostDistricts).OfType<string>()];
        checker.Require(
            !districts.IsEmpty && districts.All(DistrictScope.IsAdcode), "districts", "adcodes of 6 digits, at least one");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var source = new EventSource(
            SubjectIds.New('x', clock), request.Source!, name, districts, true, SharedSecrets.New(), null, null, clock.GetUtcNow());
        var added = await store.Add(
            source, $"{user.Subject()} {operationId}", Fingerprint.Of("register-event-source", (request.Source, name, districts)));
        if (added.Source is not { } kept)
        {
            return Problem.Of(StatusCodes.Status409Conflict, added.OperationReused ? "operation_id_reused" : "event_source_taken");
        }

        return secrets.IsShown(kept.PreviousSecret, kept.CreatedAt)
            ? Results.Json(new EventSourceSecretWire(EventSourceWire.Of(kept), kept.Secret), statusCode: StatusCodes.Status201Created)
            : Problem.Of(StatusCodes.Status409Conflict, "operation_id_too_old");
    }

    private static async Task<IResult> Rotate(
        string id, RotateEventSourceRequest request, ClaimsPrincipal user, EventSourceStore store, SharedSecrets secrets)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        return await store.Find(id) is null
            ? NotFound
            : await secrets.Rotate(
                "event-source", id, user.Subject(), operationId, (secret, until, operation) => store.Rotate(id, secret, until, operation),
                async operation => await store.Rotated(id, operation) is { } rotated
                    ? Results.Json(new EventSourceSecretWire(EventSourceWire.Of(rotated), rotated.Secret))
                    : null);
    }

    private static async Task<IResult> Enable(string id, bool enabled, EventSourceStore store) =>
        await store.Enable(id, enabled) is { } source ? Results.Json(EventSourceWire.Of(source)) : NotFound;
}
