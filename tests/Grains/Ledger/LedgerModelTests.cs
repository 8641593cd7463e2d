using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RedStation.Domain.Ledger;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Databases;
using RedStation.Storage.Documents;
using RedStation.Storage.Ledger;
using RedStation.Storage.Ledger.Log;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>
/// Payments, holds and what becomes of them, in any order and with time going on, against <see cref="LedgerModel"/>; then the log of it.
/// </summary>
public abstract class LedgerModelTests(Func<TestDatabase> newStore)
{
    private const int Ids = 12;

    private static readonly DateTimeOffset Start = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    private static readonly string[] Accounts = ["rider:a", "rider:b", "provider:p"];

    private static readonly Gen<Func<DateTimeOffset, LedgerTransaction>> Any = Gen.Select(
        Gen.Int[0, 6], Gen.Int[0, Ids - 1], Gen.Int[0, Ids - 1], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Long[1, 9],
        (kind, id, related, from, to, amount) =>
            (Func<DateTimeOffset, LedgerTransaction>)(now => Make(kind, $"t{id}", $"t{related}", from, to, amount, now)));

    private static readonly Gen<(Func<DateTimeOffset, LedgerTransaction>[] Linked, int Minutes)[]> Histories =
        Gen.Select(Gen.Frequency((6, Any.Array[1]), (1, Any.Array[2, 3])), Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[1, 12]))).Array[1, 40];

    [Fact]
    public Task Execute_AnyHistory_DoesAsTheModelDoesAndItsLogVerifies() => Histories.SampleAsync(
        async history =>
        {
            using var store = newStore();
            var clock = new FakeTimeProvider(Start);
            var ledger = new SqlLedger(store.Database, clock);
            var model = new LedgerModel();
            foreach (var (linked, minutes) in history)
            {
                clock.Advance(TimeSpan.FromMinutes(minutes));
                ImmutableArray<LedgerTransaction> transactions =
                    [.. linked.Select(make => make(clock.GetUtcNow())).DistinctBy(one => one.OperationId)];
                if (transactions.Any(one => LedgerRules.Check(one) is not null))
                {
                    continue;
                }

                Assert.Equal(model.Execute(transactions), (await ledger.Execute(transactions)).Refusal);
            }

            await Holds(store, model, clock);
            await ledger.ExpireLapsedHolds(100);
            await Holds(store, model, clock);
            await Verifies(store, clock);
        },
        iter: 60,
        threads: 1);

    private static LedgerTransaction Make(int kind, string id, string related, int from, int to, long amount, DateTimeOffset now) => kind switch
    {
        0 or 1 => LedgerTransfers.Move(id, "test", "pay", now, LedgerAccounts.Issuance, Accounts[to], LedgerUnit.Points, amount),
        2 => LedgerTransfers.Move(id, "test", "move", now, Accounts[from], Accounts[(from + 1 + (to % 2)) % 3], LedgerUnit.Points, amount),
        3 => LedgerTransfers.Hold(
            id, "test", "hold", now, Accounts[from], Accounts[(from + 1 + (to % 2)) % 3], LedgerUnit.Points, amount, TimeSpan.FromMinutes(10)),
        4 => LedgerTransfers.Post(id, "test", "post", now, related),
        5 => to == 0
            ? LedgerTransfers.Void(id, "test", "void", now, related)
            : LedgerTransfers.Move(id, "test", "part", now, Accounts[from], Accounts[(from + to) % 3], LedgerUnit.Points, amount) with
            {
                Step = LedgerStep.Post,
                RelatedId = related,
            },
        _ => LedgerTransfers.Reverse(id, "test", "undo", now, related),
    };

    /// <summary>Kept balances, the wallet and a replay all say what the model says.</summary>
    private static async Task Holds(TestDatabase store, LedgerModel model, FakeTimeProvider clock)
    {
        var audit = await new LedgerAudit(store.Database).Run();
        Assert.True(audit.Sound, audit.ToString());
        var queries = new LedgerQueries(store.Database, clock);
        foreach (var rider in (string[])["a", "b"])
        {
            var account = LedgerAccounts.Rider(rider);
            var wallet = await queries.Wallet(rider);
            Assert.Equal(model.Balance(account), wallet.Balances.Sum(one => one.Amount));
            Assert.Equal(model.Held(account, clock.GetUtcNow()), wallet.Holds.Sum(one => one.Amount));
            Assert.Equal(-model.Balance(LedgerAccounts.Debt(rider)), wallet.Debts.Sum(one => one.Amount));
            Assert.Equal(
                model.Balance(account) - model.Held(account, clock.GetUtcNow()),
                (await new SqlLedger(store.Database, clock).GetBalance(rider)).Points);
        }
    }

    /// <summary>Every transaction has a number, every proof holds, and an export of it all is found right.</summary>
    private static async Task Verifies(TestDatabase store, FakeTimeProvider clock)
    {
        var sequencer = new LedgerSequencer(store.Database);
        while (await sequencer.SequenceNext(7) > 0)
        {
            // Seven at a time, so that one history takes several batches.
        }

        using var folder = new TemporaryFolder();
        using var signing = new LedgerSigningKey(new DataFolder(folder.Path));
        var head = await new LedgerHeads(store.Database, signing, new DocumentKeys(store.Database, clock), clock).Publish();
        var log = new LedgerLogQueries(store.Database);
        var records = await log.Records(0, head.Size);
        Assert.Equal((await new LedgerAudit(store.Database).Run()).Transactions, head.Size);
        var replay = new LedgerReplay();
        foreach (var one in records)
        {
            Assert.Null(replay.Add(one.Record));
            var leaf = MerkleTree.Leaf(one.Record.ToLeaf(one.Salt));
            var path = await log.Inclusion(one.Record.Sequence, head.Size);
            Assert.True(MerkleProofs.IsIncluded(leaf, one.Record.Sequence - 1, head.Size, path, head.Root));
        }

        var queries = new LedgerQueries(store.Database, clock);
        foreach (var account in Accounts)
        {
            var statement = await queries.Statement(account, Start, DateTimeOffset.MaxValue, 1_000);
            Assert.Empty(statement.Opening);
            Assert.Equal(replay.BalanceOf(account, "points"), statement.Movements.Sum(movement => movement.Amount));
            Assert.Equal(statement.Movements.Reverse(), await queries.Movements(account, before: null, 1_000));
        }
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : LedgerModelTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : LedgerModelTests(stores.New);
}
