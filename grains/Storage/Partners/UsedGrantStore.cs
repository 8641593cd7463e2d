using System.Security.Cryptography;
using System.Text;
using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Partners;

/// <summary>Codes, refresh tokens and assertions that were used. Each works once, in whichever process it is shown.</summary>
public sealed class UsedGrantStore(IDatabase database, TimeProvider clock)
{
    private const string Forget = "DELETE FROM used_grants WHERE expires_at <= @Now";

    private const string Insert = "INSERT INTO used_grants (id, expires_at) VALUES (@Id, @ExpiresAt) ON CONFLICT DO NOTHING";

    /// <summary>Uses one. Returns whether this was the first time.</summary>
    /// <param name="purpose">What it is for, and whose: of another purpose it is another one.</param>
    /// <param name="id">Its id.</param>
    /// <param name="expiresAt">When it is worth nothing anyway.</param>
    public async Task<bool> Use(string purpose, string id, DateTimeOffset expiresAt)
    {
        var row = new
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(purpose + '\0' + id))),
            ExpiresAt = expiresAt.ToUnixTimeMilliseconds(),
            Now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return await database.WriteRows(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(Forget, row, transaction);
            return await connection.ExecuteAsync(Insert, row, transaction);
        }) == 1;
    }
}
