using System.Globalization;
using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Ledger;

/// <summary>Replays the whole ledger and compares. It keeps nobody from posting.</summary>
public sealed class LedgerAudit(IDatabase database)
{
    /// <summary>One statement, because a statement sees one state of the database however much is posted meanwhile.</summary>
    private const string Findings =
        """
        SELECT 'transactions' AS Kind, CAST(count(*) AS TEXT) AS Subject FROM ledger_transactions
        UNION ALL
        SELECT 'unbalanced', operation_id FROM (
          SELECT operation_id FROM ledger_entries GROUP BY operation_id, unit HAVING sum(amount) <> 0
          UNION
          SELECT operation_id FROM ledger_transactions
          WHERE step IN ('direct', 'post', 'reversal') AND operation_id NOT IN (SELECT operation_id FROM ledger_entries)
          UNION
          SELECT operation_id FROM ledger_transactions
          WHERE step = 'pending' AND operation_id NOT IN (SELECT operation_id FROM ledger_holds)
          LIMIT 100) AS unbalanced
        UNION ALL
        SELECT 'drifted', account FROM (
          SELECT DISTINCT coalesce(kept.account, replayed.account) AS account
          FROM ledger_balances kept
          FULL OUTER JOIN (
            SELECT account, unit, sum(amount) AS amount, sum(held) AS held FROM (
              SELECT account, unit, amount, 0 AS held FROM ledger_entries WHERE substr(account, 1, 7) <> 'system:'
              UNION ALL
              SELECT hold.from_account, hold.unit, 0, hold.amount FROM ledger_holds hold
              WHERE NOT EXISTS (
                SELECT 1 FROM ledger_transactions WHERE related_id = hold.operation_id AND step IN ('post', 'void', 'expire'))) AS sides
            GROUP BY account, unit) replayed
            ON replayed.account = kept.account AND replayed.unit = kept.unit
          WHERE substr(coalesce(kept.account, ''), 1, 7) <> 'system:'
            AND (coalesce(kept.amount, 0) <> coalesce(replayed.amount, 0) OR coalesce(kept.held, 0) <> coalesce(replayed.held, 0))
          LIMIT 100) AS drifted
        UNION ALL
        SELECT 'drifted', account FROM (
          SELECT DISTINCT account FROM ledger_open_holds waiting
          WHERE EXISTS (
            SELECT 1 FROM ledger_transactions WHERE related_id = waiting.operation_id AND step IN ('post', 'void', 'expire'))
          LIMIT 100) AS resolved
        UNION ALL
        SELECT 'drifted', account FROM (
          SELECT lot.account FROM (SELECT account, sum(expired) AS expired FROM ledger_point_lots GROUP BY account) AS lot
          LEFT JOIN (
            SELECT entry.account, -sum(entry.amount) AS expired FROM ledger_entries entry
            JOIN ledger_transactions booked ON booked.operation_id = entry.operation_id
            WHERE booked.kind = 'points_expired' AND entry.amount < 0 GROUP BY entry.account) AS taken ON taken.account = lot.account
          WHERE lot.expired <> coalesce(taken.expired, 0)
          LIMIT 100) AS expired
        UNION ALL
        SELECT 'negative', account FROM (
          SELECT DISTINCT account FROM ledger_balances
          WHERE amount < held AND substr(account, 1, 7) <> 'system:'
          LIMIT 100) AS negative
        """;

    /// <summary>Audits everything that was ever posted; the cost grows with the ledger.</summary>
    public async Task<LedgerAuditResult> Run()
    {
        var rows = await database.Read(connection => connection.QueryAsync<(string Kind, string Subject)>(Findings));
        var findings = rows.ToLookup(row => row.Kind, row => row.Subject);
        return new LedgerAuditResult(
            long.Parse(findings["transactions"].Single(), CultureInfo.InvariantCulture),
            [.. findings["unbalanced"]],
            [.. findings["drifted"]],
            [.. findings["negative"]]);
    }
}
