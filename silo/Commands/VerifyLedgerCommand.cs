using System.Collections.Immutable;
using RedStation.Domain.Ledger.Log;
using RedStation.Grains.Settings;

namespace RedStation.Silo.Commands;

/// <summary>Checks an exported log of the ledger, with no database and no network.</summary>
internal sealed class VerifyLedgerCommand : ISiloCommand
{
    private const string KeySwitch = "--key";

    /// <inheritdoc/>
    public string Name => "verify-ledger";

    /// <inheritdoc/>
    public string Summary => "checks an export of the ledger's log: numbers, roots, signatures, records: verify-ledger FILE [--key KEYID]...";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        var (file, keyIds) = Read(arguments);
        using var verifier = new LedgerVerifier(keyIds.IsEmpty ? null : keyIds);
        try
        {
            await foreach (var line in File.ReadLinesAsync(file))
            {
                verifier.Read(line);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The file {file} cannot be read: {fault.Message}", fault);
        }

        var findings = verifier.Finish();
        foreach (var finding in findings)
        {
            Console.WriteLine("wrong: " + finding);
        }

        Console.WriteLine(
            $"{verifier.Leaves} transactions, {verifier.SignedSize} of them signed for, {verifier.Heads} heads right, "
            + $"{verifier.Records} records checked, {findings.Count} wrong.");
        if (keyIds.IsEmpty)
        {
            Console.WriteLine("No --key was named: the export's own keys were believed. It is whole; whose it is, only a key from elsewhere tells.");
        }

        return findings.Count == 0 ? 0 : 1;
    }

    private static (string File, ImmutableArray<string> KeyIds) Read(string[] arguments)
    {
        var keyIds = ImmutableArray.CreateBuilder<string>();
        string? file = null;
        for (var at = 0; at < arguments.Length; at++)
        {
            if (arguments[at] == KeySwitch && at + 1 < arguments.Length)
            {
                keyIds.Add(arguments[++at]);
            }
            else if (file is null && !arguments[at].StartsWith('-'))
            {
                file = arguments[at];
            }
            else
            {
                throw Usage(arguments[at]);
            }
        }

        return (file ?? throw Usage(null), keyIds.ToImmutable());
    }

    private static StartException Usage(string? word) => new(
        (word is null ? "Name the file to check" : $"{word} is not understood") + ": silo verify-ledger FILE [--key KEYID]... "
        + "FILE is what GET /api/v1/ledger/export or /api/v1/ledger/audit-export gives; KEYID is a key's name (kid) as you know it from elsewhere.");
}
