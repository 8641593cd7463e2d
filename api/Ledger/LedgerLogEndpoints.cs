using System.Globalization;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Documents;
using RedStation.Storage.Ledger.Log;

namespace RedStation.Api.Ledger;

/// <summary>The ledger's public log: anybody can check that nothing in it was changed. No person can be recognised in it.</summary>
internal static class LedgerLogEndpoints
{
    private const int Page = 1_000;

    public static void MapLedgerLog(this IEndpointRouteBuilder api)
    {
        var log = api.MapGroup("/ledger").WithTags("Ledger").AllowAnonymous();
        log.MapGet("/head", Head)
            .WithSummary("Gets the newest signed head of the ledger's log")
            .Produces<LedgerHeadWire>().Refuses(404, "head_not_found");
        log.MapGet("/heads", Heads)
            .WithSummary("Lists signed heads of more than `after` transactions, 1,000 at most a page")
            .Produces<LedgerHeadList>().Refuses(400, "invalid_input");
        log.MapGet("/leaves", Leaves)
            .WithSummary("Lists leaves of the log's Merkle tree behind number `after`, 1,000 at most a page")
            .Produces<LedgerLeafList>().Refuses(400, "invalid_input");
        log.MapGet("/export", Export)
            .WithSummary("Gets the whole log as lines of JSON, for `silo verify-ledger` and the page /ledger")
            .Produces<LedgerExportLine>(StatusCodes.Status200OK, LedgerExportResult.MediaType);
        api.MapGet("/ledger/audit-export", AuditExport)
            .WithTags("Ledger").For(Roles.Auditor, Roles.Admin)
            .WithSummary("Gets the whole log with its records, as far as their salts were not deleted")
            .Produces<LedgerExportLine>(StatusCodes.Status200OK, LedgerExportResult.MediaType);
    }

    private static async Task<IResult> Head(LedgerLogQueries log) => await log.Latest() is { } head
        ? Results.Json(LedgerHeadWire.Of(head))
        : Problem.Of(StatusCodes.Status404NotFound, "head_not_found");

    /// <param name="after">Only heads of more transactions than this; 0 without it.</param>
    /// <param name="log">The log.</param>
    private static async Task<IResult> Heads(string? after, LedgerLogQueries log)
    {
        var checker = new Checker();
        var from = checker.Count(after, "after", least: 0, standard: 0);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var heads = (await log.Heads(from, Page)).ToList();
        return Results.Json(new LedgerHeadList([.. heads.Select(LedgerHeadWire.Of)], Next(heads.Count, heads.LastOrDefault()?.Size)));
    }

    /// <param name="after">The number behind which to begin; 0 without it.</param>
    /// <param name="log">The log.</param>
    private static async Task<IResult> Leaves(string? after, LedgerLogQueries log)
    {
        var checker = new Checker();
        var from = checker.Count(after, "after", least: 0, standard: 0);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var leaves = await log.Leaves(from, from + Page);
        return Results.Json(new LedgerLeafList(leaves, Next(leaves.Length, leaves.LastOrDefault()?.Number)));
    }

    private static LedgerExportResult Export(LedgerLogQueries log, DocumentKeys keys) => new(log, keys, withRecords: false);

    private static LedgerExportResult AuditExport(LedgerLogQueries log, DocumentKeys keys) => new(log, keys, withRecords: true);

    /// <summary>Where the page behind begins, when this one is full.</summary>
    private static string? Next(int count, long? last) => count < Page ? null : last?.ToString(CultureInfo.InvariantCulture);
}
