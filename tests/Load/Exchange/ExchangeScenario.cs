using System.Globalization;
using RedStation.Domain.Ledger;
using RedStation.Storage.Databases;
using RedStation.Storage.Documents;
using RedStation.Storage.Ledger;
using RedStation.Storage.Ledger.Log;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Exchange;

/// <summary>
/// Transfers between riders and providers, against the same statements by hand in the same database; numbers and heads of the log are made
/// meanwhile. Then a wallet and a statement of many movements.
/// </summary>
public sealed class ExchangeScenario : IScenario
{
    private const int Riders = 500;
    private const int Batch = 200;
    private const int Reads = 300;

    private static readonly DateTimeOffset Start = DateTimeOffset.UtcNow;

    /// <inheritdoc/>
    public string Name => "exchange";

    /// <inheritdoc/>
    public string About => "transfers against the same SQL by hand, one and 64 at once, on both databases (--movements of one wallet, 10,000)";

    /// <inheritdoc/>
    public bool SharesCores => true;

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var scale = run.Arguments.Number("scale", 1, 0.001, 10);
        var movements = run.Arguments.Whole("movements", Math.Max(100, (int)(10_000 * scale)), 10, 1_000_000);
        var (duration, warmUp) = (run.Arguments.Seconds("duration", 10), run.Arguments.Seconds("warm-up", 3));
        run.Arguments.RefuseUnknown();
        await using (var sqlite = LedgerStore.Sqlite(run.Folder.Path))
        {
            await Execute(run, sqlite, movements, warmUp, duration);
        }

        if (PostgresServer.IsInstalled)
        {
            await using var postgres = await LedgerStore.Postgres();
            await Execute(run, postgres, movements, warmUp, duration);
        }
    }

    private static async Task Execute(Run run, LedgerStore store, int movements, TimeSpan warmUp, TimeSpan duration)
    {
        var ledger = new SqlLedger(store.Database, TimeProvider.System);
        run.Progress($"{store.Name}: {Riders} riders get points");
        await Task.WhenAll(Enumerable.Range(0, Riders).Select(rider => ledger.Post(LedgerTransfers.Move(
            $"start-{rider}", "test", "start", Start, LedgerAccounts.Issuance, Rider(rider), LedgerUnit.Points, 1_000_000_000))));
        await using var hand = new HandBooking(store);
        foreach (var atOnce in (int[])[1, 64])
        {
            run.Progress($"{store.Name}: {atOnce} at once");
            var byHand = run.Report.Add(await Measure(
                $"{store.Name}, by hand, {atOnce} at once", atOnce, warmUp, duration, (id, from) => hand.Book(id, Rider(from), "provider:p", 1)));
            using var stop = new CancellationTokenSource();
            var log = KeepLog(run, store.Database, stop.Token);
            var product = run.Report.Add(await Measure(
                $"{store.Name}, product with its log, {atOnce} at once", atOnce, warmUp, duration, (id, from) => ledger.Post(LedgerTransfers.Move(
                    id, "test", "product", DateTimeOffset.UtcNow, Rider(from), "provider:p", LedgerUnit.Points, 1))));
            await stop.CancelAsync();
            await log;
            run.Report.Add(new Mark(
                $"exchange: transfers/s on {store.Name}, {atOnce} at once, against the same SQL by hand", "≥ 0.8 ×",
                product.Rate / byHand.Rate, 0.8, true));
        }

        await Read(run, store, ledger, movements);
        if (await new LedgerAudit(store.Database).Run() is { Sound: false } audit)
        {
            run.Report.Fail($"{store.Name}: the ledger is not sound: {audit}");
        }
    }

    private static async Task Read(Run run, LedgerStore store, SqlLedger ledger, int movements)
    {
        run.Progress($"{store.Name}: a wallet of {movements} movements");
        await Parallel.ForAsync(0, movements, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, _) => await ledger.Post(
            LedgerTransfers.Move($"reader-{number}", "test", "wallet", Start, LedgerAccounts.Issuance, "rider:reader", LedgerUnit.Points, 1)));
        var sequencer = new LedgerSequencer(store.Database);
        while (await sequencer.SequenceNext(Batch) > 0)
        {
            // All that the stages before have left, too.
        }

        var queries = new LedgerQueries(store.Database, TimeProvider.System);
        var wallet = run.Report.Add(await Time($"{store.Name}, wallet and its newest 50 movements", Reads, async () =>
        {
            await queries.Wallet("reader");
            await queries.Movements("rider:reader", before: null, 50);
        }));
        var statement = run.Report.Add(await Time($"{store.Name}, statement of all movements", Reads / 10, async () =>
        {
            var all = await queries.Statement("rider:reader", Start.AddDays(-1), Start.AddDays(1), movements + 1);
            if (all.Movements.Sum(one => one.Amount) != movements)
            {
                run.Report.Fail($"{store.Name}: the statement has {all.Movements.Length} of {movements} movements.");
            }
        }));
        run.Report.Add(new Mark($"exchange: a wallet of {movements:N0} movements on {store.Name}, p99", "≤ 20 ms", wallet.Latency?.P99, 20, false));
        var past = run.Report.Add(await Time($"{store.Name}, balance at a past moment", Reads, async () =>
            await queries.BalancesAt(LedgerAccounts.Rider("reader"), Start)));
        run.Report.Add(new Mark(
            $"exchange: a past balance over {movements:N0} movements on {store.Name}, p99", "≤ 20 ms", past.Latency?.P99, 20, false));
        run.Report.Add(new Mark(
            $"exchange: a statement of {movements:N0} movements on {store.Name}, p99", "≤ 200 ms", statement.Latency?.P99, 200, false));
    }

    /// <summary>As the silo does, each second and each minute; here a head each second, so that its cost is in.</summary>
    private static async Task KeepLog(Run run, IDatabase database, CancellationToken stop)
    {
        using var folder = new DataFolder(run.Folder.Under("key"));
        using var key = new LedgerSigningKey(folder);
        var heads = new LedgerHeads(database, key, new DocumentKeys(database, TimeProvider.System), TimeProvider.System);
        var sequencer = new LedgerSequencer(database);
        while (!stop.IsCancellationRequested)
        {
            while (await sequencer.SequenceNext(Batch) == Batch && !stop.IsCancellationRequested)
            {
                // Until there is less than a batch.
            }

            await heads.Publish();
            await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<Measurement> Measure(string name, int atOnce, TimeSpan warmUp, TimeSpan duration, Func<string, int, Task> book)
    {
        var latencies = new Latencies();
        using var stop = new CancellationTokenSource();
        var number = 0;
        var workers = Enumerable.Range(0, atOnce).Select(worker => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var mine = Interlocked.Increment(ref number);
                var began = Moment.Now;
                await book(string.Create(CultureInfo.InvariantCulture, $"{name}-{mine}"), mine % Riders);
                latencies.Record(began, Moment.Now);
            }
        })).ToList();
        await Task.Delay(warmUp);
        latencies.Clear();
        var from = Moment.Now;
        await Task.Delay(duration);
        var percentiles = latencies.Percentiles();
        var rate = latencies.Count / Moment.Seconds(from, Moment.Now);
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        return new Measurement(name) { Rate = rate, Unit = "transfers", Latency = percentiles };
    }

    private static async Task<Measurement> Time(string name, int times, Func<Task> read)
    {
        await read();
        var latencies = new Latencies();
        var from = Moment.Now;
        for (var time = 0; time < times; time++)
        {
            var began = Moment.Now;
            await read();
            latencies.Record(began, Moment.Now);
        }

        return new Measurement(name) { Rate = times / Moment.Seconds(from, Moment.Now), Unit = "reads", Latency = latencies.Percentiles() };
    }

    private static string Rider(int number) => LedgerAccounts.Rider(string.Create(CultureInfo.InvariantCulture, $"r{number}"));
}
