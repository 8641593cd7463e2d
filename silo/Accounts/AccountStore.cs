using System.Data.Common;
using Dapper;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Accounts;

/// <summary>The accounts of people.</summary>
public sealed class AccountStore(IDatabase database, TimeProvider clock)
{
    private const string Columns =
        "SELECT id AS Id, role AS Role, display_name AS DisplayName, districts AS Districts, username AS Username FROM accounts";

    private const string Insert =
        """
        INSERT INTO accounts (id, role, display_name, districts, username, password_hash, phone_hash, operation, fingerprint, created_at)
        VALUES (@Id, @Role, @DisplayName, @Districts, @Username, @PasswordHash, @PhoneHash, @Operation, @Fingerprint, @CreatedAt)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>The account with this id, or null.</summary>
    public Task<Account?> Find(string id) => One(Columns + " WHERE id = @Key", id);

    /// <summary>The account with this phone's digest, or null.</summary>
    public Task<Account?> FindByPhone(string phoneHash) => One(Columns + " WHERE phone_hash = @Key", phoneHash);

    /// <summary>The account that this operation made, or null.</summary>
    public Task<Account?> FindByOperation(string operation) => One(Columns + " WHERE operation = @Key", operation);

    /// <summary>Whether anybody has this role.</summary>
    public Task<bool> Any(string role) => database.Read(connection =>
        connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM accounts WHERE role = @Role)", new { Role = role }));

    /// <summary>The hash of an account's password, or null when there is no such account or it has no password.</summary>
    public Task<string?> FindPasswordHash(string username) => database.Read(connection => connection.QuerySingleOrDefaultAsync<string?>(
        "SELECT password_hash FROM accounts WHERE username = @Username", new { Username = username }));

    /// <summary>Makes an account, or finds that it cannot be made.</summary>
    public Task<AccountAdded> Add(NewAccount made) => database.WriteRows(async (connection, transaction) =>
    {
        var parameters = new
        {
            made.Account.Id,
            made.Account.Role,
            made.Account.DisplayName,
            Districts = AccountRow.Join(made.Account.Districts),
            made.Account.Username,
            made.PasswordHash,
            made.PhoneHash,
            made.Operation,
            made.Fingerprint,
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        if (await connection.ExecuteAsync(Insert, parameters, transaction) == 1)
        {
            return AccountAdded.Added;
        }

        var earlier = await connection.QuerySingleOrDefaultAsync<string>(
            "SELECT fingerprint FROM accounts WHERE operation = @Operation", new { made.Operation }, transaction);
        return earlier is null ? AccountAdded.Taken
            : earlier == made.Fingerprint ? AccountAdded.Added
            : AccountAdded.OperationIdReused;
    });

    /// <summary>
    /// Counts an attempt before it is checked, so that many at once cannot outrun the count. Null when nobody has the name.
    /// </summary>
    /// <param name="username">The name.</param>
    /// <param name="most">Failures in a row that lock the account.</param>
    /// <param name="lockFor">For how long.</param>
    public Task<PasswordAttempt?> CountAttempt(string username, int most, TimeSpan lockFor) => database.Write(async (connection, transaction) =>
    {
        var row = await connection.QuerySingleOrDefaultAsync<SecretRow>(SecretRow.Find, new { Username = username }, transaction);
        if (row is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (row.LockedUntil is { } until && until > now.ToUnixTimeMilliseconds())
        {
            return new PasswordAttempt(row.ToAccount(), row.PasswordHash, DateTimeOffset.FromUnixTimeMilliseconds(until));
        }

        await Count(connection, transaction, row, most, now + lockFor);
        return new PasswordAttempt(row.ToAccount(), row.PasswordHash, null);
    });

    /// <summary>An attempt was right: failures begin again at none.</summary>
    public Task ClearFailures(string id) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync("UPDATE accounts SET failures = 0, locked_until = NULL WHERE id = @Id", new { Id = id }, transaction));

    private static Task<int> Count(DbConnection connection, DbTransaction transaction, SecretRow row, int most, DateTimeOffset lockUntil)
    {
        var failures = row.LockedUntil is null ? row.Failures + 1 : 1;
        var until = failures >= most ? lockUntil.ToUnixTimeMilliseconds() : (long?)null;
        return connection.ExecuteAsync(
            "UPDATE accounts SET failures = @Failures, locked_until = @Until WHERE id = @Id",
            new { Failures = failures, Until = until, row.Id },
            transaction);
    }

    private async Task<Account?> One(string query, string key) =>
        (await database.Read(connection => connection.QuerySingleOrDefaultAsync<AccountRow>(query, new { Key = key })))?.ToAccount();
}
