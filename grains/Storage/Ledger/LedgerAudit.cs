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
          WHERE operation_id NOT IN (SELECT operation_id FROM ledger_entries)
          LIMIT 100) AS unbalanced
        UNION ALL
        SELECT 'drifted', account FROM (
          SELECT DISTINCT coalesce(kept.account, replayed.account) AS account
          FROM ledger_balances kept
          FULL OUTER JOIN (SELECT account, unit, sum(amount) AS amount FROM ledger_entries GROUP BY account, unit) replayed
            ON replayed.account = kept.account AND replayed.unit = kept.unit
          WHERE coalesce(kept.amount, 0) <> coalesce(replayed.amount, 0)
          LIMIT 100) AS drifted
        UNION ALL
        SELECT 'negative', account FROM (
          SELECT DISTINCT account FROM ledger_balances
          WHERE amount < 0 AND substr(account, 1, 7) <> 'system:'
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
