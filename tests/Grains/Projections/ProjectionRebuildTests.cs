using Dapper;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using RedStation.Domain.Dispatch;
using RedStation.Silo.Settings;
using RedStation.Storage.Archive;
using RedStation.Storage.Databases;
using RedStation.Storage.Projections;
using RedStation.Tests.Grains.Archive;
using RedStation.Tests.Grains.Cluster;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public sealed class ProjectionRebuildTests : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly string[] Damages =
    [
        "UPDATE stations SET name = 'damaged', lat = 0, tile_x = NULL WHERE id = 'lived-in'",
        "UPDATE stations SET next_due_at = NULL, shard_hash = 7 WHERE id = 'lived-in'",
        "DELETE FROM stations WHERE id = 'quiet'",
        "UPDATE stations SET revision = 9000000000000000 WHERE id = 'aside'",
        "INSERT INTO stations (id, name, revision, shard_hash) VALUES ('nowhere', 'nothing', 5, 1)",
        "UPDATE tasks SET payload = '{}', status = 'Cancelled' WHERE id = 'done-worker'",
        "UPDATE tasks SET revision = 9000000000000000 WHERE id = 'open'",
        "DELETE FROM tasks WHERE id = 'done-helper'",
        "INSERT INTO tasks (id, revision, shard_hash) VALUES ('never', 5, 1)",
        "UPDATE redemptions SET payload = '{}', status = 'Expired', once_key = NULL WHERE id = 'waiting'",
        "DELETE FROM redemptions WHERE id = 'redeemer'",
        "INSERT INTO redemptions (id, changed_at, revision, shard_hash) VALUES ('never', 1, 5, 1)",
        "UPDATE cases SET payload = '{}', status = 'Closed', rank = 1, is_open = 0 WHERE id = 'case'",
        "UPDATE case_reporters SET reported_at = 1 WHERE case_id = 'case'",
        "INSERT INTO cases (id, revision, shard_hash) VALUES ('never', 5, 1)",
        "INSERT INTO case_reporters (case_id, rider_id, reported_at) VALUES ('never', 'nobody', 5)",
        "UPDATE case_texts SET plain = 'x', words = 'x' WHERE case_id = 'case'",
        "INSERT INTO case_texts (row_key, case_id, plain, words) VALUES (5, 'never', 'x', 'x')",
        "UPDATE platform_duties SET payload = '{}', status = 'Cancelled', next_due_at = 5 WHERE id = 'duty'",
        "INSERT INTO platform_duties (id, platform_id, rider_id, district, status, started_at, held, revision, payload, shard_hash) "
            + "VALUES ('never', 'p', 'r', '330106', 'Started', 1, 0, 5, '{}', 1)",
        "DELETE FROM riders_on_duty WHERE id = 'on-duty'",
        "INSERT INTO riders_on_duty (id, shard_hash) VALUES ('never', 1)",
        "UPDATE ledger_balances SET amount = amount + 1 WHERE account = 'rider:worker'",
        "DELETE FROM ledger_balances WHERE account = 'rider:helper'",
        "INSERT INTO ledger_balances (account, unit, amount) VALUES ('rider:nobody', 'points', 3)",
    ];

    /// <summary>Points and minutes of two riders.</summary>
    private const int Balances = 4;

    private readonly SiloFixture silo = new();
    private readonly PostgresFixture postgres;

    public ProjectionRebuildTests(PostgresFixture postgres) => this.postgres = postgres;

    public async ValueTask InitializeAsync()
    {
        await silo.InitializeAsync();
        await silo.Populate();
    }

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    [Fact]
    public async Task Rebuild_WhatIsRight_ChangesNothing()
    {
        var before = await Tables(silo.Get<IDatabase>());

        var results = await Rebuild(silo.Get<IDatabase>());

        Assert.Equal(before, await Tables(silo.Get<IDatabase>()));
        Assert.Equal(
            ["stations", "tasks", "redemptions", "cases", "platform_duties", "riders_on_duty", "ledger_balances"],
            results.Select(result => result.Table));
        Assert.All(results, result => Assert.Equal((0L, 0L), (result.Restored, result.Removed)));
        Assert.All(results, result => Assert.True(result.Right > 0));
    }

    [Fact]
    public async Task Rebuild_DamagedRowsOfTheEmbeddedDatabase_MakesThemRight() => await DamageAndRebuild(silo.Get<IDatabase>());

    [Fact]
    public async Task Rebuild_DamagedRowsOfPostgres_MakesThemRight()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "lived-in.zip");
        using (var data = new DataFolder(silo.DataFolder))
        {
            await new Exporter(silo.Database(), data, TimeProvider.System).Write(file);
        }

        using var production = EmptyDatabase.Postgres(await postgres.NewDatabase());
        await production.Import(file);

        await DamageAndRebuild(production.Database);
    }

    [Fact]
    public async Task Rebuild_WhileGrainsStore_NeverPutsARowBehindItsGrain()
    {
        var station = silo.Station("lived-in");
        var database = silo.Get<IDatabase>();
        var rebuilds = RebuildOften(database);
        for (var round = 0; !rebuilds.IsCompleted; round++)
        {
            var renamed = Cluster.StationSetup.Definition(4, (await station.Get())!.Definition.Position) with { Name = $"站 {round}" };
            Assert.NotNull((await station.Define(new($"rename-{round}", renamed))).Value);
            Assert.Equal(renamed.Name, await Name(database));
        }

        await rebuilds;
        Assert.Equal((await station.Get())!.Summary.Name, await Name(database));
    }

    [Fact]
    [Trait("Case", "O9")]
    public async Task Rebuild_OfAStationThatOwesNothingAnyMore_FindsNothing()
    {
        // What its grain leaves behind for a while once a reservation is over: the row is due, and the station owes nobody anything.
        await silo.Get<IDatabase>().Write((connection, transaction) => connection.ExecuteAsync(
            "UPDATE stations SET next_due_at = 5 WHERE id = 'quiet'", transaction: transaction));

        var results = await Rebuild(silo.Get<IDatabase>());

        Assert.All(results, result => Assert.Equal((0L, 0L), (result.Restored, result.Removed)));
    }

    [Fact]
    [Trait("Case", "O9")]
    public async Task Rebuild_BetweenAGrainsStoreAndItsRow_FindsNothing()
    {
        var database = silo.Get<IDatabase>();
        var quiet = silo.Station("quiet");
        var renamed = (await quiet.Get())!.Definition with { Name = "新名" };
        Assert.NotNull((await quiet.Define(new("rename", renamed))).Value);
        await database.Write(
            (connection, transaction) => connection.ExecuteAsync("UPDATE stations SET name = '旧名' WHERE id = 'quiet'", transaction: transaction));

        Assert.Equal(0, (await Rebuild(database, includeFresh: false))[0].Restored);
        Assert.Equal(1, (await Rebuild(database))[0].Restored);
    }

    private async Task RebuildOften(IDatabase database)
    {
        for (var round = 0; round < 20; round++)
        {
            await Rebuild(database);
        }
    }

    private static Task<string?> Name(IDatabase database) =>
        database.Read(connection => connection.QuerySingleAsync<string?>("SELECT name FROM stations WHERE id = 'lived-in'"));

    private async Task DamageAndRebuild(IDatabase database)
    {
        var before = await Tables(database);
        foreach (var damage in Damages)
        {
            Assert.True(await database.Write((connection, transaction) => connection.ExecuteAsync(damage, transaction: transaction)) > 0, damage);
        }

        Assert.NotEqual(before, await Tables(database));
        var results = await Rebuild(database);

        Assert.Equal(before, await Tables(database));
        Assert.Equal(
            [(3, 1), (3, 1), (2, 1), (1, 1), (1, 1), (1, 1), (Balances, 1)],
            results.Select(result => ((int)result.Restored, (int)result.Removed)));
    }

    private Task<IReadOnlyList<RebuildResult>> Rebuild(IDatabase database, bool includeFresh = true)
    {
        var cluster = Options.Create(new ClusterOptions { ServiceId = new ClusterSettings().ServiceId });
        var rebuild = new ProjectionRebuild(database, cluster, silo.Get<IOptions<DispatchOptions>>(), silo.Clock)
        {
            IncludeFresh = includeFresh,
        };
        return rebuild.Run();
    }

    private static Task<List<string>> Tables(IDatabase database) => database.Read(async connection =>
    {
        // Since when a station is due, and how far its row's revision lies behind, is nobody's business but the clock's.
        const string Stations =
            "SELECT id, name, district, lat, lon, tile_x, tile_y, shard_hash, next_due_at IS NOT NULL, revision < 9000000000000000 FROM stations";
        var rows = new List<string>();
        foreach (var query in (string[])
        [
            Stations, "SELECT * FROM tasks", "SELECT * FROM redemptions", "SELECT * FROM cases", "SELECT * FROM case_reporters",
            "SELECT row_key, case_id, plain, words FROM case_texts",
            "SELECT * FROM riders_on_duty", "SELECT * FROM ledger_balances",
        ])
        {
            rows.AddRange((await connection.QueryAsync(query)).Select(row => string.Join('|', ((IDictionary<string, object?>)row).Values)));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    });
}
