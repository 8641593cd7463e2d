using Dapper;
using RedStation.Domain.Ledger.Log;
using RedStation.Domain.Signing;
using RedStation.Storage.Databases;
using RedStation.Storage.Documents;

namespace RedStation.Storage.Ledger.Log;

/// <summary>Signs heads of the log and keeps them; the public key is published before it has signed anything.</summary>
public sealed class LedgerHeads(IDatabase database, LedgerSigningKey signing, DocumentKeys keys, TimeProvider clock)
{
    /// <summary>Of one size the newest is enough: it says the same, later.</summary>
    private const string AddHead =
        """
        INSERT INTO ledger_signed_heads (size, root, at, signature) VALUES (@Size, @Root, @At, @Signature)
        ON CONFLICT (size) DO UPDATE SET at = excluded.at, signature = excluded.signature
        WHERE ledger_signed_heads.root = excluded.root AND ledger_signed_heads.at <= excluded.at
        """;

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
        if (!registered)
        {
            await keys.Add(Jwk.Of(signing.Key));
            registered = true;
        }
    }
}
