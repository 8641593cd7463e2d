using CsCheck;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>Invariant 4, on the real tables, with everything posted at once.</summary>
public abstract class LedgerProperties(Func<TestDatabase> newStore)
{
    [Fact]
    public Task Post_AnythingAtOnce_SumsToZeroOncePerIdAndNeverNegative() => Postings.Some.SampleAsync(
        async transactions =>
        {
            using var store = newStore();
            var ledger = new SqlLedger(store.Database, TimeProvider.System);

            // Twice, so that every transaction has a repeat that runs beside it.
            var posted = await Task.WhenAll(transactions.Concat(transactions).Select(transaction => Posted(ledger, transaction)));

            var accepted = posted.OfType<LedgerTransaction>().ToList();
            Assert.Distinct(accepted.Select(transaction => transaction.OperationId));
            var audit = await new LedgerAudit(store.Database).Run();
            Assert.True(audit.Sound, audit.ToString());
            Assert.Equal(accepted.Count, audit.Transactions);
            for (var rider = 0; rider < 4; rider++)
            {
                var balance = await ledger.GetBalance($"r{rider}");
                Assert.Equal(Replayed(accepted, rider, LedgerUnit.Points), balance.Points);
                var hours = Replayed(accepted, rider, LedgerUnit.SocialMinutes) / 60m;
                Assert.Equal(Math.Round(hours, 2, MidpointRounding.AwayFromZero), balance.SocialHours);
                Assert.True(balance is { Points: >= 0, SocialHours: >= 0 });
            }
        },
        iter: 40,
        threads: 1);

    private static long Replayed(IEnumerable<LedgerTransaction> transactions, int rider, LedgerUnit unit) => transactions
        .SelectMany(transaction => transaction.Entries)
        .Where(entry => entry.Account == LedgerAccounts.Rider($"r{rider}") && entry.Unit == unit)
        .Sum(entry => entry.Amount);

    private static async Task<LedgerTransaction?> Posted(SqlLedger ledger, LedgerTransaction transaction)
    {
        try
        {
            return await ledger.Post(transaction) ? transaction : null;
        }
        catch (LedgerException)
        {
            return null;
        }
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : LedgerProperties(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : LedgerProperties(stores.New);
}
