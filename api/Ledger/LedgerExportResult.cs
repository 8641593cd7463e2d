using System.Text;
using Microsoft.Net.Http.Headers;
using RedStation.Domain.Ledger.Log;
using RedStation.Domain.Signing;
using RedStation.Storage.Documents;
using RedStation.Storage.Ledger.Log;

namespace RedStation.Api.Ledger;

/// <summary>The log as lines of JSON, a range of leaves at a time, so that its length is nobody's memory.</summary>
/// <param name="log">The log.</param>
/// <param name="keys">The keys that sign its heads, among others.</param>
/// <param name="withRecords">Whether the records and salts go along: for auditors.</param>
internal sealed class LedgerExportResult(LedgerLogQueries log, DocumentKeys keys, bool withRecords) : IResult
{
    /// <summary>Lines of JSON.</summary>
    public const string MediaType = "application/x-ndjson";

    private const int Range = 1_000;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "ledger-log.ndjson" }.ToString();
        await Write(response, new LedgerExportLine { Format = LedgerExportLine.FormatName });
        foreach (var key in await keys.All())
        {
            await Write(response, new LedgerExportLine { Key = Jwk.Of(key.X, key.Y) });
        }

        if (await log.Find(0) is { } empty)
        {
            await Write(response, new LedgerExportLine { Head = ExportedHead.Of(empty) });
        }

        // Up to the newest head: what follows it nobody vouches for yet.
        var size = (await log.Latest())?.Size ?? 0;
        for (var after = 0L; after < size; after += Range)
        {
            var through = Math.Min(after + Range, size);
            var heads = (await log.Heads(after, Range)).ToDictionary(head => head.Size);
            foreach (var leaf in await Leaves(after, through))
            {
                await Write(response, new LedgerExportLine { Leaf = leaf });
                if (heads.TryGetValue(leaf.Number, out var head))
                {
                    await Write(response, new LedgerExportLine { Head = ExportedHead.Of(head) });
                }
            }
        }

        await Write(response, new LedgerExportLine { End = size });
    }

    private async Task<IEnumerable<ExportedLeaf>> Leaves(long after, long through)
    {
        IEnumerable<ExportedLeaf> leaves = await log.Leaves(after, through);
        if (!withRecords)
        {
            return leaves;
        }

        var records = (await log.Records(after, through)).ToDictionary(one => one.Record.Sequence);
        return leaves.Select(leaf => records[leaf.Number] is { Salt: { } salt } known
            ? leaf with { Salt = Convert.ToHexStringLower(salt), Record = Encoding.UTF8.GetString(known.Record.ToCanonicalBytes()) }
            : leaf);
    }

    private static ValueTask Write(HttpResponse response, LedgerExportLine line) =>
        response.Body.WriteAsync(Encoding.UTF8.GetBytes(line.ToJson() + '\n'), response.HttpContext.RequestAborted);
}
