using System.Data.Common;
using Dapper;
using RedStation.Domain;
using RedStation.Domain.Ledger;

namespace RedStation.Storage.Ledger;

/// <summary>What a rider has earned with tasks in a month.</summary>
internal static class EarnedPoints
{
    private const string Find =
        $"""
        SELECT CAST(coalesce(sum(entry.amount), 0) AS bigint) FROM ledger_entries entry
        JOIN ledger_transactions booked ON booked.operation_id = entry.operation_id
        WHERE entry.account = @Account AND entry.unit = 'points' AND booked.at >= @From AND booked.at < @To
          AND (booked.kind IN ('{PointCeilingRules.Earned}', '{PointCeilingRules.EarnedCapped}')
            OR (booked.step = 'reversal' AND booked.related_id LIKE '{PointCeilingRules.OperationPrefix}%'))
        """;

    /// <summary>The sum of the month of a moment, China's; what was taken back in the month does not count.</summary>
    public static Task<long> In(DbConnection connection, DbTransaction? sql, string account, DateTimeOffset moment)
    {
        var month = PointLotRules.MonthOf(moment);
        return connection.ExecuteScalarAsync<long>(
            Find,
            new
            {
                Account = account,
                From = ChinaTime.StartOf(month).ToUnixTimeMilliseconds(),
                To = ChinaTime.StartOf(month.AddMonths(1)).ToUnixTimeMilliseconds(),
            },
            sql);
    }
}
