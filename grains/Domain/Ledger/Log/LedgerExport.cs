using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Domain.Signing;

namespace RedStation.Domain.Ledger.Log;

/// <summary>A line of an exported log. One of the members is set.</summary>
public sealed record LedgerExportLine
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The format's name, in the first line.</summary>
    public const string FormatName = "redstation-ledger-log/2";

    /// <summary>The format, <see cref="FormatName"/>; the first line.</summary>
    public string? Format { get; init; }

    /// <summary>A public key that heads were signed with.</summary>
    public Jwk? Key { get; init; }

    /// <summary>A leaf; its number is one more than that of the leaf before.</summary>
    public ExportedLeaf? Leaf { get; init; }

    /// <summary>A head, behind the leaf that completes it.</summary>
    public ExportedHead? Head { get; init; }

    /// <summary>How many leaves the export has; the last line, so that one that was cut off is noticed.</summary>
    public long? End { get; init; }

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">
    /// It is not one, or is written otherwise than <see cref="ToJson"/> does: then a byte of it was changed.
    /// </exception>
    public static LedgerExportLine Parse(string text) =>
        JsonSerializer.Deserialize<LedgerExportLine>(text, Json) is { } line && line.ToJson() == text
            ? line
            : throw new JsonException("not a line of an export");

    /// <summary>The line as text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>A leaf of the tree.</summary>
/// <param name="Number">The transaction's number, gapless from 1.</param>
/// <param name="Data">The leaf's data in hexadecimal: the SHA-256 of salt and canonical record.</param>
/// <param name="Salt">The salt in hexadecimal; only in an auditor's export, and null once it was deleted.</param>
/// <param name="Record">The canonical record as text; only in an auditor's export, and null once its salt was deleted.</param>
public sealed record ExportedLeaf(long Number, string Data, string? Salt = null, string? Record = null);

/// <summary>A signed head, as the public contract has it.</summary>
/// <param name="Size">How many leaves it covers.</param>
/// <param name="Root">The root in hexadecimal.</param>
/// <param name="At">When it was signed.</param>
/// <param name="Signature">The compact JWS over the three.</param>
public sealed record ExportedHead(long Size, string Root, string At, string Signature)
{
    /// <summary>A head as it is exported.</summary>
    public static ExportedHead Of(LedgerHead head) => new(head.Size, Convert.ToHexStringLower(head.Root), IsoTime.Write(head.At), head.Signature);

    /// <summary>The head itself.</summary>
    /// <exception cref="FormatException">It is written otherwise than <see cref="Of"/> does.</exception>
    public LedgerHead ToHead()
    {
        var head = new LedgerHead(Size, Convert.FromHexString(Root), IsoTime.ReadMilliseconds(At), Signature);
        return Of(head) == this ? head : throw new FormatException("a head in another form");
    }
}
