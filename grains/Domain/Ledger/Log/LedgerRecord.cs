using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace RedStation.Domain.Ledger.Log;

/// <summary>
/// A transaction as the public log counts it. Its canonical bytes are JSON after RFC 8785 (keys in order, no white space, whole numbers),
/// so that anybody can make them again in any language.
/// </summary>
/// <param name="Sequence">Its number in the log, gapless from 1.</param>
/// <param name="OperationId">The operation id.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Reference">The id of what caused it.</param>
/// <param name="Step">What it does: direct, pending, post, void, expire or reversal.</param>
/// <param name="RelatedId">The transaction that it follows, or null; then the key is missing.</param>
/// <param name="At">When it was booked, in milliseconds since 1970.</param>
/// <param name="EffectiveAt">When it counts, or null; then the key is missing.</param>
/// <param name="ExpiresAt">Until when a pending one holds, or null; then the key is missing.</param>
/// <param name="Entries">What it moves, or holds while it is pending; by account, then unit.</param>
public sealed record LedgerRecord(
    long Sequence,
    string OperationId,
    string Kind,
    string Reference,
    string Step,
    string? RelatedId,
    long At,
    long? EffectiveAt,
    long? ExpiresAt,
    ImmutableArray<LedgerRecordEntry> Entries)
{
    /// <summary>How many bytes a salt has.</summary>
    public const int SaltBytes = 16;

    /// <summary>The canonical bytes.</summary>
    public byte[] ToCanonicalBytes()
    {
        var json = new StringBuilder(256);
        json.Append("{\"at\":").Append(At);
        Number(json, "effectiveAt", EffectiveAt);
        json.Append(",\"entries\":[");
        var first = true;
        foreach (var entry in Entries.OrderBy(entry => entry.Account, StringComparer.Ordinal).ThenBy(entry => entry.Unit, StringComparer.Ordinal))
        {
            json.Append(first ? "{" : ",{").Append("\"account\":").AppendCanonical(entry.Account)
                .Append(",\"amount\":").Append(entry.Amount).Append(",\"unit\":").AppendCanonical(entry.Unit).Append('}');
            first = false;
        }

        json.Append(']');
        Number(json, "expiresAt", ExpiresAt);
        json.Append(",\"kind\":").AppendCanonical(Kind).Append(",\"operationId\":").AppendCanonical(OperationId)
            .Append(",\"reference\":").AppendCanonical(Reference);
        if (RelatedId is not null)
        {
            json.Append(",\"relatedId\":").AppendCanonical(RelatedId);
        }

        json.Append(",\"sequence\":").Append(Sequence).Append(",\"step\":").AppendCanonical(Step).Append('}');
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    /// <summary>
    /// The data of the record's leaf: the digest of a random salt and the canonical bytes. Without the salt nobody can tell whose movement
    /// a leaf is, not even by trying all.
    /// </summary>
    public byte[] ToLeaf(ReadOnlySpan<byte> salt) => SHA256.HashData([.. salt, .. ToCanonicalBytes()]);

    private static void Number(StringBuilder json, string key, long? value)
    {
        if (value is { } number)
        {
            json.Append(",\"").Append(key).Append("\":").Append(number);
        }
    }
}

/// <summary>One side of a logged movement.</summary>
/// <param name="Account">The account's name.</param>
/// <param name="Unit">What is counted: points, socialMinutes, fen or poolMinutes.</param>
/// <param name="Amount">What the account gains; negative when it gives.</param>
public sealed record LedgerRecordEntry(string Account, string Unit, long Amount);
