using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using RedStation.Domain.Ledger.Log;
using RedStation.Domain.Signing;
using RedStation.Storage.Databases;
using RedStation.Storage.Documents;

namespace RedStation.Storage.Ledger.Log;

/// <summary>
/// Heads that versions before this one have signed, in a form of their own. Each is signed anew as it is, time included, after its old signature was
/// checked. Their rows stay, for a silo of such a version may still be running or be gone back to.
/// </summary>
public sealed class EarlierLedgerHeads(IDatabase database, LedgerSigningKey signing, LedgerHeads heads, DocumentKeys published)
{
    /// <summary>Few enough that others write in between.</summary>
    private const int Batch = 200;

    private const string FindKeys = "SELECT key_id AS KeyId, public_key AS PublicKey FROM ledger_keys";

    private const string FindNext =
        """
        SELECT size AS Size, root AS Root, at AS At, key_id AS KeyId, signature AS Signature FROM ledger_heads earlier
        WHERE size > @After AND NOT EXISTS (SELECT 1 FROM ledger_signed_heads known WHERE known.size = earlier.size)
        ORDER BY size LIMIT @Limit
        """;

    private const string Add =
        """
        INSERT INTO ledger_signed_heads (size, root, at, signature) VALUES (@Size, @Root, @At, @Signature) ON CONFLICT DO NOTHING
        """;

    /// <summary>Signs all that are not signed anew yet, and publishes the keys that they were signed with.</summary>
    /// <returns>Sizes of heads whose old signature is wrong or by an unknown key: those are left as they are.</returns>
    public async Task<ImmutableArray<long>> SignAnew(CancellationToken stopping)
    {
        var wrong = ImmutableArray.CreateBuilder<long>();
        var keys = await Keys();
        try
        {
            for (var after = -1L; !stopping.IsCancellationRequested;)
            {
                var next = await database.Read(connection => connection.QueryAsync<Row>(FindNext, new { After = after, Limit = Batch }));
                var rows = next.AsList();
                if (rows.Count == 0)
                {
                    break;
                }

                wrong.AddRange(rows.Where(row => !row.IsSignedBy(keys)).Select(row => row.Size));
                await Sign(rows.Where(row => !wrong.Contains(row.Size)));
                after = rows[^1].Size;
            }
        }
        finally
        {
            foreach (var key in keys.Values)
            {
                key.Dispose();
            }
        }

        return wrong.ToImmutable();
    }

    private async Task Sign(IEnumerable<Row> rows)
    {
        await heads.RegisterKey();
        var signed = rows.Select(row => LedgerHead.Sign(row.Size, row.Root, row.At, signing.Key)).ToList();
        await database.WriteRows((connection, sql) => connection.ExecuteAsync(Add, signed, sql));
    }

    private async Task<Dictionary<string, ECDsa>> Keys()
    {
        var keys = new Dictionary<string, ECDsa>(StringComparer.Ordinal);
        foreach (var (keyId, publicKey) in await database.Read(connection => connection.QueryAsync<(string, byte[])>(FindKeys)))
        {
            var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            keys.Add(keyId, key);
            await published.Add(Jwk.Of(key));
        }

        return keys;
    }

    private sealed record Row(long Size, byte[] Root, long At, string KeyId, byte[] Signature)
    {
        private byte[] SignedBytes =>
            Encoding.UTF8.GetBytes($$"""{"at":{{At}},"root":"{{Convert.ToHexStringLower(Root)}}","size":{{Size}}}""");

        public bool IsSignedBy(Dictionary<string, ECDsa> keys) =>
            keys.TryGetValue(KeyId, out var key) && key.VerifyData(SignedBytes, Signature, HashAlgorithmName.SHA256);
    }
}
