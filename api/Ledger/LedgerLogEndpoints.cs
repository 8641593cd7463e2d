using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Ledger.Log;

namespace RedStation.Api.Ledger;

/// <summary>The ledger's public log: anybody can check that nothing in it was changed. No person can be recognised in it.</summary>
internal static class LedgerLogEndpoints
{
    private const int MostLeaves = 1_000;

    public static void MapLedgerLog(this IEndpointRouteBuilder api)
    {
        var log = api.MapGroup("/ledger").WithTags("Ledger").AllowAnonymous();
        log.MapGet("/head", Head)
            .WithSummary("Gets the newest signed head of the ledger's log")
            .Produces<ExportedHead>().Refuses(404, "head_not_found");
        log.MapGet("/heads", Heads)
            .WithSummary("Lists signed heads of more than `after` transactions, up to 1,000")
            .Produces<LedgerHeadList>().Refuses(400, "invalid_input");
        log.MapGet("/keys", Keys)
            .WithSummary("Lists the public keys that heads and statements are signed with")
            .Produces<LedgerKeyList>();
        log.MapGet("/leaves", Leaves)
            .WithSummary("Lists leaves of the log's Merkle tree behind number `after`, up to 1,000")
            .Produces<LedgerLeafList>().Refuses(400, "invalid_input");
        log.MapGet("/consistency", Consistency)
            .WithSummary("Proves that the log of `from` transactions is the beginning of the log of `to`")
            .WithDescription("Both are sizes of heads, or any sizes up to the newest head's. RFC 9162, section 2.1.4.")
            .Produces<ConsistencyProofWire>().Refuses(400, "invalid_input");
        log.MapGet("/export", Export)
            .WithSummary("Gets the whole log as lines of JSON, for `silo verify-ledger` and the page /ledger")
            .Produces<LedgerExportLine>(StatusCodes.Status200OK, LedgerExportResult.MediaType);
        api.MapGet("/ledger/audit-export", AuditExport)
            .WithTags("Ledger").For(Roles.Auditor, Roles.Admin)
            .WithSummary("Gets the whole log with its records, as far as their salts were not deleted")
            .Produces<LedgerExportLine>(StatusCodes.Status200OK, LedgerExportResult.MediaType);
    }

    private static async Task<IResult> Head(LedgerLogQueries log) => await log.Latest() is { } head
        ? Results.Json(ExportedHead.Of(head))
        : Problem.Of(StatusCodes.Status404NotFound, "head_not_found");

    /// <param name="after">Only heads of more transactions than this; 0 without it.</param>
    /// <param name="log">The log.</param>
    private static async Task<IResult> Heads(string? after, LedgerLogQueries log)
    {
        var checker = new Checker();
        var from = checker.Size(after, "after", standard: 0);
        return checker.Failed
            ? checker.ToResult()
            : Results.Json(new LedgerHeadList([.. (await log.Heads(from, MostLeaves)).Select(ExportedHead.Of)]));
    }

    private static async Task<Ok<LedgerKeyList>> Keys(LedgerLogQueries log) => TypedResults.Ok(new LedgerKeyList(await log.Keys()));

    /// <param name="after">The number behind which to begin; 0 without it.</param>
    /// <param name="log">The log.</param>
    private static async Task<IResult> Leaves(string? after, LedgerLogQueries log)
    {
        var checker = new Checker();
        var from = checker.Size(after, "after", standard: 0);
        return checker.Failed
            ? checker.ToResult()
            : Results.Json(new LedgerLeafList(await log.Leaves(from, from + MostLeaves)));
    }

    /// <param name="from">The smaller size.</param>
    /// <param name="to">The larger size, up to the newest head's.</param>
    /// <param name="log">The log.</param>
    private static async Task<IResult> Consistency(string? from, string? to, LedgerLogQueries log)
    {
        var newest = (await log.Latest())?.Size ?? 0;
        var checker = new Checker();
        var (size, newSize) = (checker.Size(from, "from", standard: null), checker.Size(to, "to", standard: null));
        checker.Require(newSize <= newest, "to", string.Create(CultureInfo.InvariantCulture, $"at most {newest}, the size of the newest head"));
        checker.Require(size <= newSize, "from", "at most to");
        return checker.Failed
            ? checker.ToResult()
            : Results.Json(new ConsistencyProofWire(size, newSize, [.. (await log.Consistency(size, newSize)).Select(Convert.ToHexStringLower)]));
    }

    private static LedgerExportResult Export(LedgerLogQueries log) => new(log, withRecords: false);

    private static LedgerExportResult AuditExport(LedgerLogQueries log) => new(log, withRecords: true);

    /// <summary>A number of transactions.</summary>
    private static long Size(this Checker checker, string? value, string field, long? standard)
    {
        if (value is null && standard is { } size)
        {
            return size;
        }

        var ok = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read <= 1_000_000_000_000_000;
        checker.Require(ok, field, "a whole number from 0 to 10^15");
        return ok ? read : 0;
    }
}
