using Dapper;
using RedStation.Domain.Ledger;
using RedStation.Grains.Partners;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Ledger;

/// <summary>What the ledger's tables have of time pools.</summary>
public sealed class TimePoolBalances(IDatabase database) : ITimePoolBalances
{
    private static readonly string Minutes = LedgerNames.Of(LedgerUnit.PoolMinutes);

    private const string FindAccount =
        """
        SELECT balance.amount AS Amount, balance.held AS Held, CAST(coalesce(
          (SELECT sum(amount) FROM ledger_entries WHERE account = @Account AND unit = @Unit AND amount > 0), 0) AS bigint) AS PutIn
        FROM ledger_balances balance WHERE balance.account = @Account AND balance.unit = @Unit
        """;

    private const string FindOperation =
        "SELECT coalesce(max(amount), 0) FROM ledger_entries WHERE operation_id = @OperationId AND unit = @Unit AND amount > 0";

    /// <inheritdoc/>
    public Task<TimePoolBalance> Of(string account) => database.Read(async connection =>
    {
        var (amount, held, putIn) = await connection.QuerySingleOrDefaultAsync<(long Amount, long Held, long PutIn)>(
            FindAccount, new { Account = account, Unit = Minutes });
        return new TimePoolBalance(amount, held, putIn);
    });

    /// <inheritdoc/>
    public Task<long> PutInBy(string operationId) => database.Read(connection =>
        connection.ExecuteScalarAsync<long>(FindOperation, new { OperationId = operationId, Unit = Minutes }));
}
