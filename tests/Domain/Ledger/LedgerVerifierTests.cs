using System.Security.Cryptography;
using System.Text;
using CsCheck;
using RedStation.Domain.Ledger.Log;
using RedStation.Domain.Signing;

namespace RedStation.Tests.Domain.Ledger;

/// <summary>What a changed, shortened or invented export looks like to who checks it.</summary>
public sealed class LedgerVerifierTests : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void Verify_WholeExport_FindsNothing()
    {
        using var verifier = Verify(Export(Rightful()), [KeyId]);

        Assert.Empty(verifier.Finish());
        Assert.Equal((7, 2, 7, 7), (verifier.Leaves, verifier.Heads, verifier.SignedSize, verifier.Records));
    }

    [Fact]
    public void Verify_KeyOfSomebodyElse_IsNoProof()
    {
        using var verifier = Verify(Export(Rightful()), ["0123456789abcdef"]);

        Assert.Equal(["heads of trusted keys vouch for 0 of 7 transactions"], verifier.Finish());
    }

    [Fact]
    public void Verify_ExportOfAnEarlierVersion_SaysSoOnce()
    {
        var lines = Export(Rightful());
        using var verifier = Verify([lines[0].Replace("/2", "/1", StringComparison.Ordinal), .. lines[1..]], [KeyId]);

        Assert.Equal(["line 1: the format is redstation-ledger-log/1, not redstation-ledger-log/2: make a new export"], verifier.Finish());
    }

    [Fact]
    public void Verify_AnyChangedCharacterOfALeafOrHead_IsFound()
    {
        var lines = Export(Rightful());
        Gen.Select(Gen.Int[0, lines.Length - 1], Gen.Int[0, 4_000], Gen.Char.AlphaNumeric).Sample((line, place, character) =>
        {
            var at = place % lines[line].Length;
            string changed = lines[line][..at] + character + lines[line][(at + 1)..];
            using var verifier = Verify([.. lines[..line], changed, .. lines[(line + 1)..]], [KeyId]);

            Assert.True(lines[line] == changed || verifier.Finish().Count > 0, changed);
        },
        iter: 2_000);
    }

    [Fact]
    public void Verify_AnyRemovedOrSwappedLine_IsFound()
    {
        var lines = Export(Rightful());
        for (var line = 0; line < lines.Length; line++)
        {
            using var without = Verify([.. lines[..line], .. lines[(line + 1)..]], [KeyId]);
            // A head less says less; the head behind it vouches for the same leaves.
            var isFirstHead = lines[line].Contains("\"size\":3", StringComparison.Ordinal);
            Assert.True(line == 0 || isFirstHead || without.Finish().Count > 0, lines[line]);
            if (line + 1 < lines.Length)
            {
                using var swapped = Verify([.. lines[..line], lines[line + 1], lines[line], .. lines[(line + 2)..]], [KeyId]);
                Assert.True(swapped.Finish().Count > 0, lines[line]);
            }
        }
    }

    [Fact]
    public void Verify_LedgerThatBrokeItsRules_IsFoundThoughSigned()
    {
        Breaks(Record(1, "a", "direct", ("system:issuance", -5), ("rider:r", 6)), "do not sum to zero");
        Breaks(Record(1, "a", "direct", ("rider:r", -5), ("system:issuance", 5)), "less than it has promised");
        var paid = Record(1, "a", "direct", ("system:issuance", -5), ("rider:r", 5));
        Breaks([paid, paid with { Sequence = 2 }], "was logged before");
        Breaks([paid, Hold(2, "h", 5), Record(3, "b", "direct", ("rider:r", -1), ("provider:p", 1))], "less than it has promised");
        Breaks([paid, Hold(2, "h", 5), Ends(3, "v", "void", "h"), Ends(4, "e", "expire", "h")], "is not open");
        Breaks([paid, Hold(2, "h", 4), Ends(3, "p", "post", "h", ("rider:r", -5), ("provider:p", 5))], "more than was held");
        var undone = Ends(2, "u", "reversal", "a", ("rider:r", -5), ("system:issuance", 5));
        Breaks([paid, undone, undone with { Sequence = 3, OperationId = "again" }], "taken back before");
    }

    public void Dispose() => key.Dispose();

    private static LedgerRecord[] Rightful() =>
    [
        Record(1, "a", "direct", ("system:issuance", -9), ("rider:r", 9)),
        Hold(2, "h", 5),
        Hold(3, "h2", 4),
        Ends(4, "p", "post", "h", ("rider:r", -3), ("provider:p", 3)),
        Ends(5, "v", "void", "h2"),
        Record(6, "b", "direct", ("rider:r", -6), ("provider:p", 6)),
        Ends(7, "u", "reversal", "b", ("rider:r", 6), ("provider:p", -6)),
    ];

    private static LedgerRecord Record(long sequence, string id, string step, params (string Account, long Amount)[] entries) => new(
        sequence, id, "test", "逆\"\\\n", step, null, 1_780_000_000_000, null, null,
        [.. entries.Select(entry => new LedgerRecordEntry(entry.Account, "points", entry.Amount))]);

    private static LedgerRecord Hold(long sequence, string id, long amount) =>
        Record(sequence, id, "pending", ("rider:r", -amount), ("provider:p", amount)) with { ExpiresAt = 1_780_000_600_000 };

    private static LedgerRecord Ends(long sequence, string id, string step, string related, params (string Account, long Amount)[] entries) =>
        Record(sequence, id, step, entries) with { RelatedId = related };

    private void Breaks(LedgerRecord record, string rule) => Breaks([record], rule);

    private void Breaks(LedgerRecord[] records, string rule)
    {
        using var verifier = Verify(Export(records), [KeyId]);
        Assert.Contains(verifier.Finish(), finding => finding.Contains(rule, StringComparison.Ordinal));
    }

    private string KeyId => Jwk.Of(key).Kid;

    private static LedgerVerifier Verify(IEnumerable<string> lines, IReadOnlyCollection<string> keyIds)
    {
        var verifier = new LedgerVerifier(keyIds);
        foreach (var line in lines)
        {
            verifier.Read(line);
        }

        return verifier;
    }

    /// <summary>An auditor's export, with heads of three transactions and of all.</summary>
    private string[] Export(LedgerRecord[] records)
    {
        var tree = new MerkleFrontier();
        List<LedgerExportLine> lines =
        [
            new() { Format = LedgerExportLine.FormatName },
            new() { Key = Jwk.Of(key) },
        ];
        foreach (var record in records)
        {
            var salt = SHA256.HashData(BitConverter.GetBytes(record.Sequence))[..LedgerRecord.SaltBytes];
            var leaf = record.ToLeaf(salt);
            tree.Add(leaf);
            lines.Add(new()
            {
                Leaf = new ExportedLeaf(
                    record.Sequence, Convert.ToHexStringLower(leaf), Convert.ToHexStringLower(salt),
                    Encoding.UTF8.GetString(record.ToCanonicalBytes())),
            });
            if (record.Sequence == 3 || record.Sequence == records.Length)
            {
                lines.Add(new() { Head = ExportedHead.Of(LedgerHead.Sign(record.Sequence, tree.Root(), 1_780_000_000_000 + record.Sequence, key)) });
            }
        }

        lines.Add(new() { End = records.Length });
        return [.. lines.Select(line => line.ToJson())];
    }
}
