using System.Data.Common;
using Dapper;
using RedStation.Domain.Ledger;

namespace RedStation.Storage.Ledger;

/// <summary>The statements of lots on one open SQL transaction that has changed or locked the account's balance before.</summary>
internal sealed class PointLotStatements(DbConnection connection, DbTransaction sql)
{
    private const string FindBalance =
        """
        SELECT amount AS Amount, held AS Held, expiry_due_at AS DueAt FROM ledger_balances WHERE account = @Account AND unit = 'points'
        """;

    private const string Credit =
        """
        INSERT INTO ledger_point_lots (account, month, expires_at, credited) VALUES (@Account, @Month, @ExpiresAt, @Points)
        ON CONFLICT (account, month, expires_at) DO UPDATE SET credited = ledger_point_lots.credited + excluded.credited
        """;

    private const string Change =
        """
        UPDATE ledger_point_lots SET credited = credited - @TakenBack, expired = expired + @Expired
        WHERE account = @Account AND month = @Month AND expires_at = @ExpiresAt
        """;

    private const string SetDue = "UPDATE ledger_balances SET expiry_due_at = @DueAt WHERE account = @Account AND unit = 'points'";

    /// <summary>The embedded database has one writer anyway.</summary>
    private string Lock => connection is Npgsql.NpgsqlConnection ? " FOR UPDATE" : "";

    /// <summary>What an account has; nobody else changes it before the SQL transaction ends. Null when there is no such account.</summary>
    public Task<PointBalance?> FindAndLock(string account) =>
        connection.QuerySingleOrDefaultAsync<PointBalance?>(FindBalance + Lock, new { Account = account }, sql);

    /// <summary>The account's lots of which something can be left.</summary>
    public async Task<IReadOnlyList<PointLot>> Of(string account) =>
        [.. (await connection.QueryAsync<PointLotRow>(PointLotRow.Find, new { Account = account }, sql)).Select(row => row.ToLot())];

    /// <summary>Adds to a lot, which is opened by it.</summary>
    public Task Add(string account, DateOnly month, DateTimeOffset? expiresAt, long points) => connection.ExecuteAsync(
        Credit,
        new { Account = account, Month = PointLotRow.Of(month), ExpiresAt = PointLotRow.Of(expiresAt), Points = points },
        sql);

    /// <summary>Notes that what was unspent of a lot is taken.</summary>
    public Task Expire(string account, PointLot lot, long points) => Execute(account, lot, takenBack: 0, expired: points);

    /// <summary>Notes that a credit was reversed.</summary>
    public Task TakeBack(string account, PointLot lot, long points) => Execute(account, lot, takenBack: points, expired: 0);

    /// <summary>Notes when to look again; null for never, as long as nothing comes in.</summary>
    public Task LookAgain(string account, DateTimeOffset? at) =>
        connection.ExecuteAsync(SetDue, new { Account = account, DueAt = PointLotRow.Of(at) }, sql);

    private Task<int> Execute(string account, PointLot lot, long takenBack, long expired) => connection.ExecuteAsync(
        Change,
        new
        {
            Account = account,
            Month = PointLotRow.Of(lot.Month),
            ExpiresAt = PointLotRow.Of(lot.ExpiresAt),
            TakenBack = takenBack,
            Expired = expired,
        },
        sql);
}

/// <summary>The points of an account.</summary>
/// <param name="Amount">What it has.</param>
/// <param name="Held">What of it is on hold.</param>
/// <param name="DueAt">From when somebody must look, in milliseconds since 1970; null where nothing expires.</param>
internal sealed record PointBalance(long Amount, long Held, long? DueAt);
