using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RedStation.Domain.Signing;

namespace RedStation.Domain.Ledger.Log;

/// <summary>
/// Checks an exported log line by line, trusting nothing but the keys it is told to: numbers without gaps, roots, signatures and, where
/// the export has the records, their leaves and the ledger's own rules.
/// </summary>
public sealed class LedgerVerifier : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly IReadOnlyCollection<string>? trustedKeyIds;
    private readonly MerkleFrontier tree = new();
    private readonly LedgerReplay replay = new();
    private readonly Dictionary<string, ECDsa> keys = new(StringComparer.Ordinal);
    private readonly List<string> findings = [];
    private long lines;
    private bool ended;
    private bool isOfAnotherForm;
    private bool recordMissing;

    /// <summary>A verifier of one export.</summary>
    /// <param name="trustedKeyIds">
    /// Only heads of these keys count; null to take the export's own keys, which proves that it is whole, not whose it is.
    /// </param>
    public LedgerVerifier(IReadOnlyCollection<string>? trustedKeyIds) => this.trustedKeyIds = trustedKeyIds;

    /// <summary>How many leaves were read.</summary>
    public long Leaves => tree.Size;

    /// <summary>How many heads were found right.</summary>
    public int Heads { get; private set; }

    /// <summary>The largest size of a head that was found right.</summary>
    public long SignedSize { get; private set; }

    /// <summary>How many records were checked against their leaves.</summary>
    public long Records { get; private set; }

    /// <summary>Takes the next line.</summary>
    public void Read(string line)
    {
        if (isOfAnotherForm)
        {
            return;
        }

        lines++;
        try
        {
            Read(LedgerExportLine.Parse(line));
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or CryptographicException or ArgumentException)
        {
            findings.Add($"line {lines}: unreadable ({unreadable.Message})");
        }
    }

    /// <summary>What is wrong, in sentences; empty when nothing is. Call it after the last line.</summary>
    public IReadOnlyList<string> Finish() => isOfAnotherForm ? findings :
    [
        .. findings,
        .. ended ? Array.Empty<string>() : ["the export ends before its last line"],
        .. SignedSize == Leaves && Heads > 0 ? Array.Empty<string>() : [$"heads of trusted keys vouch for {SignedSize} of {Leaves} transactions"],
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in keys.Values)
        {
            key.Dispose();
        }
    }

    private void Read(LedgerExportLine line)
    {
        Require(!ended, "stands behind the last line");
        switch (line)
        {
            case { Format: { } format }:
                Require(lines == 1, "the format stands behind other lines");
                isOfAnotherForm = !Require(
                    format == LedgerExportLine.FormatName, $"the format is {format}, not {LedgerExportLine.FormatName}: make a new export");
                break;
            case { Key: { } key }:
                Add(key);
                break;
            case { Leaf: { } leaf }:
                Add(leaf);
                break;
            case { Head: { } head }:
                Check(head.ToHead());
                break;
            case { End: { } end }:
                Require(end == tree.Size, $"it says {end} leaves and has {tree.Size}");
                ended = true;
                break;
            default:
                findings.Add($"line {lines}: says nothing");
                break;
        }
    }

    private void Add(Jwk key)
    {
        if (Require(tree.Size == 0 && !keys.ContainsKey(key.Kid), $"key {key.Kid} comes too late or twice"))
        {
            keys[key.Kid] = key.ToKey();
        }
    }

    private void Add(ExportedLeaf leaf)
    {
        Require(leaf.Number == tree.Size + 1, $"number {tree.Size + 1} is missing");
        var data = Convert.FromHexString(leaf.Data);
        Require(Convert.ToHexStringLower(data) == leaf.Data, $"the leaf of number {leaf.Number} is written in another form");
        tree.Add(data);
        if (leaf.Record is null || leaf.Salt is null)
        {
            recordMissing = true;
            return;
        }

        var salt = Convert.FromHexString(leaf.Salt);
        byte[] salted = [.. salt, .. Encoding.UTF8.GetBytes(leaf.Record)];
        if (!Require(
            Convert.ToHexStringLower(salt) == leaf.Salt && SHA256.HashData(salted).AsSpan().SequenceEqual(data),
            $"the record of number {leaf.Number} is not what its leaf was made of"))
        {
            return;
        }

        Records++;
        var record = JsonSerializer.Deserialize<LedgerRecord>(leaf.Record, Json)!;
        Require(record.Sequence == leaf.Number, $"the record of number {leaf.Number} has the number {record.Sequence}");
        if (!recordMissing && replay.Add(record) is { } wrong)
        {
            findings.Add($"number {leaf.Number}: {wrong}");
        }
    }

    private void Check(LedgerHead head)
    {
        var signature = head.ReadSignature();
        var right = Require(head.Size == tree.Size, $"the head of {head.Size} stands behind number {tree.Size}")
            & Require(head.Root.AsSpan().SequenceEqual(tree.Root()), $"the root of the first {head.Size} is not the one that was signed")
            & Require(
                signature is not null && keys.TryGetValue(signature.KeyId, out var key) && signature.IsSignedBy(key),
                $"the signature of the head of {head.Size} is wrong");
        if (right && trustedKeyIds?.Contains(signature!.KeyId) != false)
        {
            (Heads, SignedSize) = (Heads + 1, head.Size);
        }
    }

    private bool Require(bool ok, string otherwise)
    {
        if (!ok)
        {
            findings.Add($"line {lines}: {otherwise}");
        }

        return ok;
    }
}
