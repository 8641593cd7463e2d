using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Operations;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Open311;

/// <summary>An administrator gives organisations keys for Open311, and revokes them.</summary>
internal static class Open311KeyEndpoints
{
    private const char Letter = 'k';

    public static void MapOpen311Keys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/open311-keys").WithTags("Open311").For(Roles.Admin);
        keys.MapPost("/", Add)
            .WithSummary("Gives an organisation a key with which it reports cases by Open311")
            .WithDescription("The key is shown once; only its digest is kept. Repeating the operation shows it again.")
            .Produces<AddedOpen311KeyWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(409, "operation_id_reused", "operation_id_too_old");
        keys.MapGet("/", List)
            .WithSummary("Lists the keys of organisations, those revoked too")
            .Produces<Open311KeyList>();
        keys.MapPost("/{id}/revoke", Revoke)
            .WithSummary("Revokes a key: the next report with it is refused")
            .Produces<Open311Key>()
            .Refuses(400, "invalid_input").Refuses(404, "report_key_not_found");
    }

    private static async Task<IResult> Add(
        AddOpen311KeyRequest request, ClaimsPrincipal user, Open311Keys keys, OperationReplay once, HttpResponse response)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var organisation = checker.Line(request.Organisation, "organisation", Limits.Name);
        var note = checker.OptionalText(request.Note, "note", Limits.Note);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var id = SubjectIds.From(Letter, user.Subject(), operationId);
        var fingerprint = Fingerprint.Of("open311-key", (organisation, note));
        var (recall, _) = await once.Do("open311-keys/" + user.Subject(), operationId, fingerprint, async () =>
        {
            await keys.Add(id, organisation, note, user.Subject());
            return id;
        });
        if (OperationReplay.Refused(recall) is { } refused)
        {
            return refused;
        }

        response.Headers.CacheControl = "no-store";
        return Results.Json(new AddedOpen311KeyWire(id, organisation, note, keys.KeyOf(id)), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(Open311KeyStore store) => Results.Json(new Open311KeyList(await store.All()));

    /// <summary>Revoking twice is the same as once, so the operation needs no memory.</summary>
    private static async Task<IResult> Revoke(string id, RevokeOpen311KeyRequest request, ClaimsPrincipal user, Open311KeyStore store)
    {
        var checker = new Checker();
        checker.OperationId(request.OperationId);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        await store.Revoke(id, user.Subject());
        return await store.Find(id) is { } key
            ? Results.Json(key)
            : Problem.Of(StatusCodes.Status404NotFound, "report_key_not_found");
    }
}
