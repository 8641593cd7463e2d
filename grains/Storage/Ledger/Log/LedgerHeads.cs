using Dapper;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Ledger.Log;

/// <summary>Signs heads of the log and keeps them, with the public keys that they were signed with.</summary>
public sealed class LedgerHeads(IDatabase database, LedgerSigningKey signing, TimeProvider clock)
{
    /// <summary>Of one size the newest is enough: it says the same, later.</summary>
    private const string AddHead =
        """
        INSERT INTO ledger_heads (size, root, at, key_id, signature) VALUES (@Size, @Root, @At, @KeyId, @Signature)
        ON CONFLICT (size) DO UPDATE SET at = excluded.at, key_id = excluded.key_id, signature = excluded.signature
        WHERE ledger_heads.root = excluded.root AND ledger_heads.at <= excluded.at
        """;

    private const string AddKey =
        "INSERT INTO ledger_keys (key_id, public_key, at) VALUES (@KeyId, @PublicKey, @At) ON CONFLICT DO NOTHING";

    private volatile bool registered;

    /// <summary>Signs what the log is now.</summary>
    /// <exception cref="LedgerLogException">A head of this size with another root was signed before: the log was changed.</exception>
    public async Task<LedgerHead> Publish()
    {
        var key = signing.Key;
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var (size, root) = await database.Read(async connection =>
        {
            var nodes = new LedgerNodes(connection, sql: null);
            var size = await nodes.Size();
            return (size, await nodes.Root(size));
        });
        var head = LedgerHead.Sign(size, root, at, key);
        await RegisterKey();
        await database.WriteRows(async (connection, sql) => await connection.ExecuteAsync(AddHead, head, sql) > 0
            ? true
            : throw new LedgerLogException($"A head of {size} transactions with another root was signed before: the ledger's log was changed."));
        return head;
    }

    /// <summary>Publishes this process's public key, if it is not published yet.</summary>
    public async Task RegisterKey()
    {
        if (registered)
        {
            return;
        }

        var publicKey = signing.Key.ExportSubjectPublicKeyInfo();
        var row = new { KeyId = LedgerHead.KeyIdOf(publicKey), PublicKey = publicKey, At = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        await database.WriteRows((connection, sql) => connection.ExecuteAsync(AddKey, row, sql));
        registered = true;
    }
}
