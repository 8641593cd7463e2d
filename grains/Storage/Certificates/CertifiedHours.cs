using Dapper;
using RedStation.Domain.Certificates;
using RedStation.Domain.Ledger;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Certificates;

/// <summary>The social time of riders as the ledger has it: what was certified less what was taken back or corrected.</summary>
public sealed class CertifiedHours(IDatabase database)
{
    /// <summary>A transaction that was taken back is as if it had never been, also when its rider no longer had all of it.</summary>
    private const string Find =
        """
        SELECT coalesce(booked.effective_at, booked.at) AS At, entry.amount AS Minutes, task.district AS District, KIND AS Kind
        FROM ledger_entries entry
        JOIN ledger_transactions booked ON booked.operation_id = entry.operation_id
        LEFT JOIN tasks task ON task.id = booked.reference
        WHERE entry.account = @Account AND entry.unit = 'socialMinutes' AND booked.step <> 'reversal'
          AND coalesce(booked.effective_at, booked.at) >= @From AND coalesce(booked.effective_at, booked.at) <= @To
          AND NOT EXISTS (SELECT 1 FROM ledger_transactions undone WHERE undone.related_id = booked.operation_id AND undone.step = 'reversal')
        """;

    /// <summary>What counts between two moments.</summary>
    public Task<IReadOnlyCollection<CertifiedEntry>> Of(string riderId, DateTimeOffset from, DateTimeOffset to) =>
        database.Read<IReadOnlyCollection<CertifiedEntry>>(async connection =>
        {
            var kind = connection is Npgsql.NpgsqlConnection ? "task.payload::jsonb ->> 'type'" : "task.payload ->> 'type'";
            var values = new
            {
                Account = LedgerAccounts.Rider(riderId),
                From = from.ToUnixTimeMilliseconds(),
                To = to.ToUnixTimeMilliseconds(),
            };
            return
            [
                .. (await connection.QueryAsync<(long At, long Minutes, string? District, string? Kind)>(
                        Find.Replace("KIND", kind, StringComparison.Ordinal), values))
                    .Select(row => new CertifiedEntry(DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Minutes, row.Kind, row.District)),
            ];
        });
}
