using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;

namespace RedStation.Tests.Load.Exchange;

/// <summary>A transfer by the same statements as the ledger's, one SQL transaction each, with nothing around them.</summary>
public sealed class HandBooking : IAsyncDisposable
{
    private const string Find =
        """
        SELECT kind, reference, step, related_id, effective_at, at FROM ledger_transactions WHERE operation_id = @Id
        UNION ALL SELECT '', '', 'refused', NULL, NULL, at FROM ledger_refusals WHERE operation_id = @Id
        """;

    private const string Take =
        """
        UPDATE ledger_balances SET amount = amount - @Amount WHERE account = @From AND unit = 'points' AND amount - held - @Amount >= 0
        """;

    private const string Give =
        """
        INSERT INTO ledger_balances (account, unit, amount) VALUES (@To, 'points', @Amount)
        ON CONFLICT (account, unit) DO UPDATE SET amount = ledger_balances.amount + excluded.amount
        """;

    private const string Add =
        "INSERT INTO ledger_transactions (operation_id, kind, reference, at, step) VALUES (@Id, 'test', 'hand', @At, 'direct')";

    private const string AddGiving = "INSERT INTO ledger_entries (operation_id, account, unit, amount) VALUES (@Id, @From, 'points', -@Amount)";

    private const string AddTaking = "INSERT INTO ledger_entries (operation_id, account, unit, amount) VALUES (@Id, @To, 'points', @Amount)";

    private readonly ConcurrentBag<DbConnection> connections = [];
    private readonly SemaphoreSlim free;
    private readonly LedgerStore store;

    /// <summary>As many at once as the database takes.</summary>
    public HandBooking(LedgerStore store) => (this.store, free) = (store, new SemaphoreSlim(store.Writers));

    /// <summary>Books one.</summary>
    public async Task Book(string id, string from, string to, long amount)
    {
        await free.WaitAsync();
        try
        {
            if (!connections.TryTake(out var connection))
            {
                connection = await store.Open();
            }

            await using (var transaction = await connection.BeginTransactionAsync())
            {
                var values = new { Id = id, From = from, To = to, Amount = amount, At = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() };
                _ = (await connection.QueryAsync(Find, values, transaction)).AsList();
                foreach (var statement in (string[])[Take, Give, Add, AddGiving, AddTaking])
                {
                    await connection.ExecuteAsync(statement, values, transaction);
                }

                await transaction.CommitAsync();
            }

            connections.Add(connection);
        }
        finally
        {
            free.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        free.Dispose();
    }
}
