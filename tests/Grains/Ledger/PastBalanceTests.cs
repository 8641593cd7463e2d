using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RedStation.Domain.Ledger;
using RedStation.Storage.Ledger;
using RedStation.Storage.Ledger.Log;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>What an account had at moments of the past, on both databases.</summary>
public abstract class PastBalanceTests(Func<TestDatabase> newStore)
{
    private const string Account = "rider:r";

    private static readonly DateTimeOffset Start = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    /// <summary>Payments, some of which count from before they were booked, spending, and holds that are posted or not; and two moments.</summary>
    private static readonly Gen<((int Kind, int Amount, int Hours, int LateHours)[] History, int First, int Second)> Histories = Gen.Select(
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 9], Gen.Int[0, 3], Gen.Int[0, 5]).Array[1, 25], Gen.Int[-1, 40], Gen.Int[-1, 40]);

    [Fact]
    public Task Balances_AtBothEndsOfAnySpan_AreWhatItsStatementSays_AndWhatCountsLateIsInItsPlace() => Histories.SampleAsync(
        async sample =>
        {
            using var store = newStore();
            var clock = new FakeTimeProvider(Start);
            var ledger = new SqlLedger(store.Database, clock);
            var (number, moved) = (0, new List<(DateTimeOffset At, DateTimeOffset EffectiveAt, long Amount, long Held)>());
            (string Id, int Amount)? open = null;
            foreach (var (kind, points, hours, late) in sample.History)
            {
                clock.Advance(TimeSpan.FromHours(hours));
                var (now, id) = (clock.GetUtcNow(), $"t{number++}");
                var done = kind switch
                {
                    0 or 1 => LedgerTransfers.Move(id, "test", "x", now, LedgerAccounts.Issuance, Account, LedgerUnit.Points, points) with
                    {
                        EffectiveAt = late == 0 ? null : now.AddHours(-late),
                    },
                    2 => LedgerTransfers.Move(id, "test", "x", now, Account, "provider:p", LedgerUnit.Points, points),
                    3 when open is null => LedgerTransfers.Hold(
                        id, "test", "x", now, Account, "provider:p", LedgerUnit.Points, points, TimeSpan.FromDays(300)),
                    4 when open is { } hold => LedgerTransfers.Post(id, "test", "x", now, hold.Id),
                    _ => null,
                };
                if (done is null || (await ledger.Execute(done)).Refusal is not null)
                {
                    continue;
                }

                moved.Add(kind switch
                {
                    0 or 1 => (now, done.EffectiveAt ?? now, points, 0),
                    2 => (now, now, -points, 0),
                    3 => (now, now, 0, points),
                    _ => (now, now, -open!.Value.Amount, -open.Value.Amount),
                });
                open = kind == 3 ? (id, points) : kind == 4 ? null : open;
            }

            while (await new LedgerSequencer(store.Database).SequenceNext(100) > 0)
            {
                // Until all have their number.
            }

            var queries = new LedgerQueries(store.Database, clock);
            var (from, to) = (Start.AddHours(Math.Min(sample.First, sample.Second)), Start.AddHours(Math.Max(sample.First, sample.Second)));
            var (before, after) = (await queries.BalancesAt(Account, from), await queries.BalancesAt(Account, to));
            foreach (var (moment, past) in new[] { (from, before), (to, after) })
            {
                Assert.Equal(Sums(moved.Where(one => one.At < moment)), Points(past.Booked));
                Assert.Equal(Sums(moved.Where(one => one.EffectiveAt < moment)), Points(past.Effective));
            }

            var statement = await queries.Statement(Account, from, to, 1_000);
            Assert.Equal(Points(before.Booked).Amount, statement.Opening.Sum(one => one.Amount));
            var (amount, held) = Points(before.Booked);
            Assert.Equal(
                (amount + statement.Movements.Sum(one => one.Amount), held + statement.Movements.Sum(one => one.Held)), Points(after.Booked));
        },
        iter: 100,
        threads: 1);

    private static (long Amount, long Held) Sums(IEnumerable<(DateTimeOffset At, DateTimeOffset EffectiveAt, long Amount, long Held)> moved) =>
        moved.Aggregate((Amount: 0L, Held: 0L), (sum, one) => (sum.Amount + one.Amount, sum.Held + one.Held));

    private static (long Amount, long Held) Points(IEnumerable<PastAmount> amounts) =>
        amounts.Where(one => one.Unit == "points").Select(one => (one.Amount, one.Held)).SingleOrDefault();

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : PastBalanceTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : PastBalanceTests(stores.New);
}
