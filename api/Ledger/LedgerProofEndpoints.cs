using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using System.Text;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Storage.Ledger.Log;

namespace RedStation.Api.Ledger;

/// <summary>Proofs by the Merkle tree of RFC 9162: that a movement is in the ledger's log, and that the log only grew.</summary>
internal static class LedgerProofEndpoints
{
    public static void MapLedgerProofs(this IEndpointRouteBuilder api)
    {
        var proofs = api.MapGroup("/ledger/proofs").WithTags("Ledger").AllowAnonymous();
        proofs.MapGet("/inclusion", Inclusion)
            .WithSummary("Proves that the movement of a number is in the log")
            .WithDescription(
                "To the rider whose movement it is it also shows what was hashed. A movement is covered by a signed head within a minute; until then "
                + "it is `not_in_log_yet`. RFC 9162, section 2.1.3.")
            .Produces<InclusionProofWire>()
            .Refuses(400, "invalid_input").Refuses(404, "movement_not_found").Refuses(409, "not_in_log_yet");
        proofs.MapGet("/consistency", Consistency)
            .WithSummary("Proves that the log of `from` transactions is the beginning of the log of `to`")
            .WithDescription("Both are sizes of heads, or any sizes up to the newest head's. RFC 9162, section 2.1.4.")
            .Produces<ConsistencyProofWire>().Refuses(400, "invalid_input");
    }

    /// <param name="number">The movement's number, from 1.</param>
    /// <param name="size">The size of the head to prove it for, at least the number; without it the newest head's.</param>
    /// <param name="user">The caller.</param>
    /// <param name="log">The log.</param>
    /// <param name="response">The answer.</param>
    private static async Task<IResult> Inclusion(string? number, string? size, ClaimsPrincipal user, LedgerLogQueries log, HttpResponse response)
    {
        var newest = (await log.Latest())?.Size ?? 0;
        var checker = new Checker();
        var place = checker.Count(number, "number", least: 1, standard: null);
        var within = checker.Count(size, "size", least: 0, standard: newest);
        RequirePublished(checker, within, "size", newest);
        checker.Require(checker.Failed || size is null || place <= within, "number", "at most size");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (await log.Leaf(place) is not { } leaf)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "movement_not_found");
        }

        if (place > within)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "not_in_log_yet");
        }

        var own = user.Role() == Roles.Rider ? await log.FindOfRider(user.Subject(), place) : null;
        response.Headers.CacheControl = "no-store";
        return Results.Json(new InclusionProofWire(
            place, within, Convert.ToHexStringLower(leaf), Hexadecimal(await log.Inclusion(place, within)),
            own is { Salt: not null } ? Encoding.UTF8.GetString(own.Record.ToCanonicalBytes()) : null,
            own?.Salt is { } salt ? Convert.ToHexStringLower(salt) : null));
    }

    /// <param name="from">The smaller size.</param>
    /// <param name="to">The larger size, up to the newest head's.</param>
    /// <param name="log">The log.</param>
    private static async Task<IResult> Consistency(string? from, string? to, LedgerLogQueries log)
    {
        var newest = (await log.Latest())?.Size ?? 0;
        var checker = new Checker();
        var (size, newSize) = (checker.Count(from, "from", least: 0, standard: null), checker.Count(to, "to", least: 0, standard: null));
        RequirePublished(checker, newSize, "to", newest);
        checker.Require(checker.Failed || size <= newSize, "from", "at most to");
        return checker.Failed
            ? checker.ToResult()
            : Results.Json(new ConsistencyProofWire(size, newSize, Hexadecimal(await log.Consistency(size, newSize))));
    }

    private static void RequirePublished(Checker checker, long size, string field, long newest) =>
        checker.Require(size <= newest, field, string.Create(CultureInfo.InvariantCulture, $"at most {newest}, the size of the newest head"));

    private static ImmutableArray<string> Hexadecimal(ImmutableArray<byte[]> path) => [.. path.Select(Convert.ToHexStringLower)];
}
