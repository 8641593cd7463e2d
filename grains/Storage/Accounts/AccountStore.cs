using System.Data.Common;
using Dapper;
using RedStation.Domain.Accounts;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Accounts;

/// <summary>The accounts of people.</summary>
public sealed class AccountStore(IDatabase database, TimeProvider clock)
{
    private const string Columns =
        """
        SELECT id AS Id, role AS Role, display_name AS DisplayName, districts AS Districts, username AS Username, organisation AS Organisation
        FROM accounts
        """;

    private const string Insert =
        """
        INSERT INTO accounts (id, role, display_name, districts, username, organisation,
          password_hash, phone_hash, operation, fingerprint, created_at)
        VALUES (@Id, @Role, @DisplayName, @Districts, @Username, @Organisation, @PasswordHash, @PhoneHash, @Operation, @Fingerprint, @CreatedAt)
        ON CONFLICT DO NOTHING
        """;

    private const string FindFailures =
        "SELECT failures AS Failures, locked_until AS LockedUntil FROM password_failures WHERE account = @Account AND caller = @Caller";

    private const string CountFailure =
        """
        INSERT INTO password_failures (account, caller, failures, locked_until, failed_at)
        VALUES (@Account, @Caller, @Failures, @LockedUntil, @FailedAt)
        ON CONFLICT (account, caller) DO UPDATE SET failures = excluded.failures, locked_until = excluded.locked_until, failed_at = excluded.failed_at
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
            made.Account.Organisation,
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

    /// <summary>The account that signs in under a name, or null when nobody has it or it has no password.</summary>
    public async Task<Account?> FindByUsername(string username) => (await database.Read(connection =>
        connection.QuerySingleOrDefaultAsync<SecretRow>(SecretRow.Find, new { Username = username })))?.ToAccount();

    /// <summary>
    /// Counts an attempt before it is checked, so that many at once cannot outrun the count. Null when nobody has the name.
    /// </summary>
    /// <param name="username">The name.</param>
    /// <param name="countedAs">Under which names of <see cref="PasswordRules"/> it is counted, and how many failures in a row each stands.</param>
    /// <param name="lockFor">For how long so many lock.</param>
    public Task<PasswordAttempt?> CountAttempt(string username, IReadOnlyDictionary<string, int> countedAs, TimeSpan lockFor) =>
        database.Write(async (connection, transaction) =>
        {
            var row = await connection.QuerySingleOrDefaultAsync<SecretRow>(SecretRow.Find, new { Username = username }, transaction);
            if (row is null)
            {
                return null;
            }

            var now = clock.GetUtcNow();
            var counts = new Dictionary<string, PasswordFailures>();
            foreach (var caller in countedAs.Keys.Order(StringComparer.Ordinal))
            {
                counts[caller] = await Failures(connection, transaction, row.Id, caller);
            }

            if (counts.Values.Max(count => count.LockedUntil) is { } until && until > now)
            {
                return new PasswordAttempt(row.ToAccount(), row.PasswordHash, until);
            }

            foreach (var (caller, before) in counts)
            {
                var after = PasswordRules.Count(before, countedAs[caller], now, lockFor);
                var failed = new
                {
                    Account = row.Id,
                    Caller = caller,
                    after.Failures,
                    LockedUntil = after.LockedUntil?.ToUnixTimeMilliseconds(),
                    FailedAt = now.ToUnixTimeMilliseconds(),
                };
                await connection.ExecuteAsync(CountFailure, failed, transaction);
            }

            return new PasswordAttempt(row.ToAccount(), row.PasswordHash, null);
        });

    /// <summary>An attempt was right: the failures counted with it begin again at none, and those of a day ago are forgotten.</summary>
    public Task ClearFailures(string id, IEnumerable<string> countedAs) => database.WriteRows(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(
            "DELETE FROM password_failures WHERE account = @Id AND caller = @Caller",
            countedAs.Select(caller => new { Id = id, Caller = caller }),
            transaction);
        return await connection.ExecuteAsync(
            "DELETE FROM password_failures WHERE failed_at <= @Before AND (locked_until IS NULL OR locked_until <= @Now)",
            new { Before = clock.GetUtcNow().AddDays(-1).ToUnixTimeMilliseconds(), Now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction);
    });

    /// <summary>Whether an address has guessed too often.</summary>
    public Task<bool> HasGuessedEnough(SignInWindow window) => database.Read(connection => SignInCounts.IsFull(connection, null, window));

    /// <summary>Counts a wrong guess of an address.</summary>
    public Task CountGuess(SignInWindow window) =>
        database.WriteRows((connection, transaction) => SignInCounts.Add(connection, transaction, [window], 1));

    private static async Task<PasswordFailures> Failures(DbConnection connection, DbTransaction transaction, string account, string caller)
    {
        var row = await connection.QuerySingleOrDefaultAsync<FailureRow>(FindFailures, new { Account = account, Caller = caller }, transaction);
        return new PasswordFailures(
            row?.Failures ?? 0, row?.LockedUntil is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null);
    }

    private async Task<Account?> One(string query, string key) =>
        (await database.Read(connection => connection.QuerySingleOrDefaultAsync<AccountRow>(query, new { Key = key })))?.ToAccount();

    private sealed record FailureRow(long Failures, long? LockedUntil);
}
